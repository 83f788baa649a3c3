#!/bin/bash
# Installs the CloudWatch agent and gives it this group's log groups and dimension.
set -euo pipefail
here=$(dirname "$0")
# shellcheck source=instance.sh
. "$here/instance.sh"
agent=$ROOT/opt/aws/amazon-cloudwatch-agent

if ! dpkg -s amazon-cloudwatch-agent >/dev/null 2>&1; then
  package=$(mktemp --suffix .deb)
  trap 'rm -f "$package"' EXIT
  curl -fsSL --retry 5 -o "$package" \
    "https://amazoncloudwatch-agent-$AWS_REGION.s3.$AWS_REGION.amazonaws.com/ubuntu/$(dpkg --print-architecture)/latest/amazon-cloudwatch-agent.deb"
  dpkg -i -E "$package"
fi

# The group's name is set here: looked up by the agent, it would cost ec2:DescribeTags on "*".
gpu=false
if command -v nvidia-smi >/dev/null; then gpu=true; fi
install -d "$agent/etc"
jq --argjson gpu "$gpu" '
  walk(if type == "string" and test("^@\\w+@$") then $ENV[.[1:-1]] else . end)
  | if $gpu then . else del(.metrics.metrics_collected.nvidia_gpu) end
  | .metrics.metrics_collected[].append_dimensions = {AutoScalingGroupName: $ENV.ASG_NAME}
' "$here/cloudwatch-agent.json" >"$agent/etc/ollama.json"
"$agent/bin/amazon-cloudwatch-agent-ctl" -a fetch-config -m ec2 -s -c "file:$agent/etc/ollama.json"
log "the CloudWatch agent runs"
