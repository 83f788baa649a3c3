#!/bin/bash
# Asks the model for a short answer. The first one puts the instance into service; after
# three failures in a row Open WebUI stops, /health fails and the load balancer moves on.
set -euo pipefail
# shellcheck source=instance.sh
. "$(dirname "$0")/instance.sh"

failures=$ROOT/run/ollama/model-failures
in_service=$ROOT/var/lib/ollama/in-service
install -d "$(dirname "$failures")" "$(dirname "$in_service")"
answer=$(mktemp)
trap 'rm -f "$answer"' EXIT

# Eight tokens: the rate of a single one says nothing.
ask() {
  jq -cn '{model: $ENV.OLLAMA_MODEL, prompt: "Say OK.", stream: false,
    options: {num_predict: 8}}' |
    curl -sS --max-time 120 --data @- -o "$answer" -w '%{http_code}' \
      http://127.0.0.1:11434/api/generate 2>&1
}

# Ollama reports nanoseconds.
publish() {
  local data
  data=$(jq -c --arg asg "$ASG_NAME" '
    def metric($name; $unit; $value): {MetricName: $name, Unit: $unit, Value: $value,
      Dimensions: [{Name: "AutoScalingGroupName", Value: $asg}]};
    [metric("InferenceLatency"; "Milliseconds"; .total_duration / 1e6),
     metric("ModelLoadTime"; "Milliseconds"; (.load_duration // 0) / 1e6),
     (select(.eval_duration > 0)
      | metric("TokensPerSecond"; "Count/Second"; .eval_count * 1e9 / .eval_duration))]
  ' "$answer") || return
  aws cloudwatch put-metric-data --namespace Ollama --metric-data "$data"
}

enter_service() {
  [[ $(cat "$in_service" 2>/dev/null) != "$(instance_id)" ]] || return 0
  local refusal
  # An instance that was attached by hand, or launched without the hook, has no action.
  if refusal=$(complete_launch CONTINUE 2>&1) || [[ $refusal == *"No active Lifecycle"* ]]; then
    instance_id >"$in_service"
    log "in service"
  else
    log "cannot report CONTINUE, trying again in a minute: $refusal"
  fi
}

healthy() {
  rm -f "$failures"
  # Not waiting: its start may wait for another instance's migrations.
  if systemctl is-active --quiet open-webui.service; then
    enter_service
  else
    log "the model answers: starting Open WebUI"
    systemctl start --no-block open-webui.service
  fi
}

unhealthy() {
  local count
  count=$(($(cat "$failures" 2>/dev/null || echo 0) + 1))
  echo "$count" >"$failures"
  log "no answer from $OLLAMA_MODEL, failure $count of 3: $1"
  if ((count >= 3)); then
    log "stopping Open WebUI: the model failed $count times in a row, last: $1"
    systemctl stop open-webui.service
  fi
}

status=$(ask) || true
case $status in
  200)
    publish || log "cannot publish the metrics of this answer"
    healthy
    ;;
  # A full queue is load, which scaling answers, not a broken model.
  503) log "the queue is full" ;;
  *[!0-9]*) unhealthy "${status%$'\n'*}" ;;
  *) unhealthy "HTTP $status, $(jq -r '.error // .' "$answer" 2>&1)" ;;
esac
