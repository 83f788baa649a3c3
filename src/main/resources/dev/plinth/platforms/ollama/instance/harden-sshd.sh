#!/bin/bash
# Keys only, never root. Session Manager is the normal way in; SSH is the exception.
set -euo pipefail
# shellcheck source=instance.sh
. "$(dirname "$0")/instance.sh"

# sshd keeps the first value it reads: 00 comes before cloud-init's 50.
dropin=$ROOT/etc/ssh/sshd_config.d/00-keys-only.conf
install -d "$(dirname "$dropin")"
cat >"$dropin" <<'CONF'
PubkeyAuthentication yes
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitEmptyPasswords no
PermitRootLogin no
CONF
if ! problem=$(sshd -t 2>&1); then
  rm -f "$dropin"
  die "sshd refuses $dropin: $problem"
fi
systemctl reload ssh
log "SSH takes keys only"
