# What every script knows of its instance: settings, id, one way to log, the launch result.
# Sourced, never run. PLINTH_ROOT moves all files below another directory.
# shellcheck shell=bash
ROOT=${PLINTH_ROOT:-}
export PATH="$PATH:/snap/bin" HOME="${HOME:-/root}"

# NAME=value lines, taken as data: the shell never evaluates a value.
while IFS= read -r setting; do
  [[ $setting != *=* ]] || declare -gx "$setting"
done <"$ROOT/etc/ollama/platform.env"

log() { TZ=UTC printf '%(%FT%TZ)T %s: %s\n' -1 "$(basename "$0" .sh)" "$*"; }

die() {
  log "$*" >&2
  exit 1
}

instance_id() { cat "$ROOT/var/lib/cloud/data/instance-id"; }

# complete_launch CONTINUE|ABANDON tells the group what became of this instance.
complete_launch() {
  aws autoscaling complete-lifecycle-action --lifecycle-action-result "$1" \
    --auto-scaling-group-name "$ASG_NAME" --lifecycle-hook-name "$LAUNCH_HOOK" \
    --instance-id "$(instance_id)"
}
