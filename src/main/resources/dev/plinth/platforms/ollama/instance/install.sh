#!/bin/bash
# Turns a plain Ubuntu instance into one that serves the model. Safe to run again.
#   install.sh       at boot
#   install.sh bake  into a machine image: what no environment's settings decide
set -euo pipefail
here=$(dirname "$0")
mode=${1:-boot}
# shellcheck source=instance.sh
. "$here/instance.sh"
export DEBIAN_FRONTEND=noninteractive

errors=$(mktemp)
exec 3>&2 2>>"$errors"
step="read the settings"

begin() {
  cat "$errors" >&3
  : >"$errors"
  step=$1
  log "$step"
}

# An instance that cannot serve is given up at once, not after the hook's time-out.
finish() {
  local status=$?
  cat "$errors" >&3
  if ((status != 0)); then
    log "cannot $step: $(tail -n 1 "$errors")" >&3
    [[ $mode == bake ]] || complete_launch ABANDON >&3 2>&3 ||
      log "cannot report ABANDON: the launch hook's time-out will replace the instance" >&3
  fi
  rm -f "$errors"
  exit "$status"
}
trap finish EXIT

apt() { apt-get -q -y -o DPkg::Lock::Timeout=600 "$@"; }

begin "install the AWS CLI"
snap wait system seed.loaded
snap install aws-cli --classic

begin "update the system's packages"
apt update
apt upgrade
apt install curl jq logrotate rsyslog unattended-upgrades

if [[ $mode != bake ]]; then
  begin "collect logs"
  install -d -m 750 "$ROOT/var/log/ollama"
  chown syslog:adm "$ROOT/var/log/ollama"
  systemctl restart rsyslog

  begin "start the CloudWatch agent"
  "$here/cloudwatch-agent.sh"

  begin "harden the SSH server"
  "$here/harden-sshd.sh"
fi

begin "install Ollama"
# The snap has no keys for queues, and its older launchers ignore the one for keep-alive.
listener=$ROOT/etc/systemd/system/snap.ollama.listener.service.d
install -d "$listener"
cat >"$listener/platform.conf" <<UNIT
[Service]
Environment=OLLAMA_NUM_PARALLEL=$OLLAMA_PARALLEL_REQUESTS OLLAMA_MAX_QUEUE=$OLLAMA_MAX_QUEUE
Environment=OLLAMA_KEEP_ALIVE=$OLLAMA_KEEP_ALIVE
UNIT
systemctl daemon-reload
snap install ollama
# Security groups decide who reaches the port; the snap alone would serve this host only.
snap set ollama host=0.0.0.0:11434 context-length="$OLLAMA_CONTEXT_LENGTH" \
  keep-alive="$OLLAMA_KEEP_ALIVE"
snap restart ollama

begin "install Docker"
snap install docker
# A refresh restarts the service under its users: new versions arrive with new instances.
snap refresh --hold=forever ollama docker

begin "wait for Ollama"
curl -fsS --retry 30 --retry-delay 2 --retry-connrefused -o /dev/null \
  http://127.0.0.1:11434/api/version

begin "pull the model $OLLAMA_MODEL"
jq -cn '{model: $ENV.OLLAMA_MODEL, stream: false}' |
  curl -sS --fail-with-body --retry 3 --data @- http://127.0.0.1:11434/api/pull >&2

begin "pull the image $WEBUI_IMAGE"
for attempt in 1 2 3 4 5; do
  # The daemon may still be starting.
  if docker pull --quiet "$WEBUI_IMAGE"; then break; fi
  ((attempt < 5))
  sleep 10
done

if [[ $mode == bake ]]; then
  log "baked; instances of the image finish at boot"
  exit
fi

begin "start the health checks"
systemctl daemon-reload
systemctl enable --now model-health.timer webui-rotation.timer
log "installed; Open WebUI starts once the model has answered"
