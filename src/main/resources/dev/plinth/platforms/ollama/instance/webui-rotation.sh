#!/bin/bash
# Restarts Open WebUI when a secret has changed: RDS rotates its password every 7 days.
set -euo pipefail
here=$(dirname "$0")
# shellcheck source=instance.sh
. "$here/instance.sh"
environment=$ROOT/var/snap/docker/common/open-webui.env

# Before the first start there is nothing to compare, and the start reads the secrets itself.
[[ -e $environment ]] || exit 0
before=$(sha256sum <"$environment")
"$here/webui-environment.sh"
if [[ $(sha256sum <"$environment") != "$before" ]]; then
  log "a secret has changed: restarting Open WebUI"
  systemctl try-restart open-webui.service
fi
