#!/bin/bash
# Runs once, as root, on the instance that becomes the image. Beside this script there are the model
# and the container image in the environment, and the instance's own files in /tmp/instance.
set -euo pipefail
root=${PLINTH_ROOT:-}
files=${PLINTH_ROOT:-}/tmp/instance

install -d "$root/opt/ollama" "$root/etc/ollama"
for file in "$files"/*.sh; do
  install -m 755 "$file" "$root/opt/ollama/"
done

# The defaults of the platform; each instance writes its own before it installs.
cat >"$root/etc/ollama/platform.env" <<ENV
OLLAMA_MODEL=$OLLAMA_MODEL
WEBUI_IMAGE=$WEBUI_IMAGE
OLLAMA_CONTEXT_LENGTH=4096
OLLAMA_KEEP_ALIVE=-1
OLLAMA_PARALLEL_REQUESTS=1
OLLAMA_MAX_QUEUE=512
ENV

cloud-init status --wait
"$root/opt/ollama/install.sh" bake

# What belongs to this instance alone must not be in the image: its keys, its identity, its logs.
rm -rf "$files" "$root/etc/ollama/platform.env"
find "$root/root/.ssh" "$root/home" -name authorized_keys -delete
rm -f "$root"/etc/ssh/ssh_host_*
cloud-init clean --logs --machine-id
