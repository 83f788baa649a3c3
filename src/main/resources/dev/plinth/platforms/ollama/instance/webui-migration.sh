#!/bin/bash
# Lets one instance run Open WebUI's database migrations: the others wait for it.
#   acquire   takes the lease, or waits until its holder is done or its time has run out
#   complete  waits until Open WebUI answers, then marks the image's migrations as done
set -euo pipefail
# shellcheck source=instance.sh
. "$(dirname "$0")/instance.sh"

image=${WEBUI_IMAGE%@*}
id=webui-migration/${image##*:}
me=$(instance_id)
verdict=$ROOT/var/snap/docker/common/open-webui-migration.env
# A holder gives up before its lease ends and a waiter after it: never two at work.
lease_seconds=1800
start_attempts=100 # of 10 to 15 seconds each
wait_attempts=210  # of 10 seconds or more

permit() {
  echo "ENABLE_DB_MIGRATIONS=$1" >"$verdict"
  log "$2"
}

take() {
  local now expires takeable="lease_owner = :me OR lease_expires < :now"
  now=$(date +%s)
  expires=$((now + lease_seconds))
  aws dynamodb put-item --table-name "$DATA_TABLE" \
    --item "id={S=$id},lease_owner={S=$me},lease_state={S=running},lease_expires={N=$expires}" \
    --condition-expression "attribute_not_exists(id) OR (lease_state = :running AND ($takeable))" \
    --expression-attribute-values ":running={S=running},:me={S=$me},:now={N=$now}" 2>&1
}

state() {
  aws dynamodb get-item --table-name "$DATA_TABLE" --key "id={S=$id}" --consistent-read \
    --query Item.lease_state.S --output text
}

acquire() {
  local refusal attempt=0
  if [[ $WEBUI_DATABASE == embedded ]]; then
    permit true "the database is this instance's own: it migrates it"
    return
  fi
  until refusal=$(take); do
    [[ $refusal == *ConditionalCheckFailed* ]] || die "cannot take the lease $id: $refusal"
    if [[ $(state) == "done" ]]; then
      permit false "the migrations of $id are done"
      return
    fi
    ((++attempt < wait_attempts)) || die "waited in vain for the lease $id in table $DATA_TABLE"
    log "another instance holds the lease $id: waiting"
    sleep 10
  done
  permit true "holds the lease $id for $lease_seconds seconds"
}

complete() {
  local attempt=0
  until curl -fsS --max-time 5 -o /dev/null http://127.0.0.1:8080/health; do
    ((++attempt < start_attempts)) || die "Open WebUI does not answer /health on port 8080"
    sleep 10
  done
  log "Open WebUI answers"
  [[ $WEBUI_DATABASE == postgres && $(<"$verdict") == *=true ]] || return 0
  aws dynamodb update-item --table-name "$DATA_TABLE" --key "id={S=$id}" \
    --update-expression "SET lease_state = :done" --condition-expression "lease_owner = :me" \
    --expression-attribute-values ":done={S=done},:me={S=$me}" >/dev/null
  log "the migrations of $id are done"
}

case ${1:-} in
  acquire | complete) "$1" ;;
  *) die "usage: webui-migration.sh acquire|complete" ;;
esac
