#!/bin/bash
# Stands in for a command of the instance: records the call and what is piped into it, then
# answers as the newest matching rule says. A rule is a folder with the files pattern, status,
# answer and, where it holds only for some calls, times. Status 0 and an HTTP status succeed.
set -euo pipefail

call="$(basename "$0") $*"
echo "${call//$'\n'/ }" >>"$STUBS/calls"

target=/dev/stdout http_status=200 shows_status=
arguments=("$@")
for index in "${!arguments[@]}"; do
  case ${arguments[index]} in
    -o) target=${arguments[index + 1]} ;;
    -w) shows_status=yes ;;
    @-) cat >>"$STUBS/input" ;;
  esac
done

while read -r rule; do
  folder=$STUBS/rules/$rule
  [[ $call =~ $(<"$folder/pattern") ]] || continue
  if [[ -e $folder/times ]]; then
    times=$(<"$folder/times")
    ((times > 0)) || continue
    echo $((times - 1)) >"$folder/times"
  fi
  status=$(<"$folder/status")
  if ((status == 1)); then
    cat "$folder/answer" >&2
    exit 1
  fi
  cat "$folder/answer" >"$target"
  ((status == 0)) || http_status=$status
  break
done < <(ls -r "$STUBS/rules")
[[ -z $shows_status ]] || echo -n "$http_status"
