#!/bin/bash
# For a person on an instance that misbehaves:
#   look                  how everything is, what to do about what is not well; changes nothing
#   disk [--models]       frees what is not in use; with --models, all models but the configured
#   remove [--with-data]  takes everything off, so that install.sh can begin anew
set -euo pipefail
here=$(dirname "$0")
# shellcheck source=instance.sh
. "$here/instance.sh"
ollama=http://127.0.0.1:11434
bad=0

# check NAME REMEDY COMMAND… says whether a command succeeds, and what else to do.
check() {
  local name=$1 remedy=$2 said
  shift 2
  if said=$("$@" 2>&1); then
    log "well: $name"
  else
    bad=1
    log "NOT WELL: $name: ${said:-no answer}"
    log "  $remedy"
  fi
}

models() { curl -fsS --max-time 10 "$ollama/api/tags" | jq -r '.models[].name'; }

# Ollama adds the tag that a name lacks.
has_model() {
  local wanted=$OLLAMA_MODEL
  [[ $wanted == *:* ]] || wanted+=:latest
  grep -qxF "$wanted" <<<"$(models)"
}

has_space() {
  local used
  used=$(df --output=pcent "$ROOT/" | tail -n 1) || return
  used=${used//[!0-9]/}
  ((used < 90)) || {
    echo "$used percent used"
    return 1
  }
}

look() {
  check "the disk" "$0 disk" has_space
  check "Ollama answers" "snap restart ollama; snap logs ollama" \
    curl -fsS --max-time 10 -o /dev/null "$ollama/api/version"
  check "the model $OLLAMA_MODEL is here" "$here/install.sh" has_model
  check "Docker answers" "snap restart docker; snap logs docker" docker info --format ok
  check "the health checks run" "systemctl enable --now model-health.timer" \
    systemctl is-active --quiet model-health.timer
  check "Open WebUI answers" "journalctl -u model-health -u open-webui -n 50" \
    curl -fsS --max-time 10 -o /dev/null http://127.0.0.1:8080/health
  check "logs are collected" "$here/cloudwatch-agent.sh" \
    systemctl is-active --quiet amazon-cloudwatch-agent
  return "$bad"
}

remove_other_models() {
  local model found
  found=$(models) || die "cannot ask Ollama which models it has"
  while read -r model; do
    [[ $model && $model != "$OLLAMA_MODEL" && $model != "$OLLAMA_MODEL:latest" ]] || continue
    log "removes the model $model"
    jq -cn --arg model "$model" '{model: $model}' |
      curl -fsS --max-time 60 -X DELETE --data @- "$ollama/api/delete"
  done <<<"$found"
}

remove_other_images() {
  local image found
  found=$(docker image ls --format '{{.Repository}}:{{.Tag}}') || die "cannot ask Docker for its images"
  while read -r image; do
    [[ $image && $image != "$WEBUI_IMAGE" ]] || continue
    log "removes the image $image"
    docker image rm "$image" >/dev/null || log "keeps $image: it is in use"
  done <<<"$found"
}

disk() {
  remove_other_images
  if [[ ${1:-} == --models ]]; then remove_other_models; fi
  journalctl --quiet --vacuum-time=2d
  apt-get -q clean
  log "$(df -h --output=avail "$ROOT/" | tail -n 1 | tr -d ' ') are free"
}

# The group replaces an instance whose Open WebUI does not answer, unless it is in standby.
remove() {
  log "stops everything: put the instance into standby, or $ASG_NAME replaces it"
  systemctl disable --now model-health.timer webui-rotation.timer
  systemctl stop open-webui.service
  if [[ ${1:-} == --with-data ]]; then
    snap remove --purge docker
  else
    docker rm --force open-webui >/dev/null 2>&1 || true
  fi
  snap remove --purge ollama
  rm -f "$ROOT/run/ollama/model-failures" "$ROOT/var/lib/ollama/in-service" \
    "$ROOT/var/snap/docker/common/open-webui.env"
  log "removed; $here/install.sh begins anew"
}

case ${1:-} in
  look | disk | remove) "$@" ;;
  *) die "usage: cleanup.sh look | disk [--models] | remove [--with-data]" ;;
esac
