#!/bin/bash
# Runs Open WebUI in the foreground, as open-webui.service. It shares the host's network: it
# listens on 8080 and reaches Ollama on the loopback.
set -euo pipefail
# shellcheck source=instance.sh
. "$(dirname "$0")/instance.sh"

docker rm --force open-webui >/dev/null 2>&1 || true
exec docker run --rm --name open-webui --network host --log-driver none \
  --env-file "$ROOT/var/snap/docker/common/open-webui.env" \
  --env-file "$ROOT/var/snap/docker/common/open-webui-migration.env" \
  --volume open-webui:/app/backend/data "$WEBUI_IMAGE"
