#!/usr/bin/env bash
# Runs a command that logs in with one SSH key, and takes the key away afterwards.
# SSH_KEY: the private key, or a file that holds it.
set -euo pipefail

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
if [ -z "${SSH_KEY:-}" ]; then
  echo "SSH_KEY is empty: this job is given no secrets, or the variable has another name." >&2
  exit 2
fi
if [ -f "$SSH_KEY" ]; then SSH_KEY=$(< "$SSH_KEY"); fi

keys=$(mktemp -d) # readable by nobody else
trap 'rm -rf "$keys"' EXIT
(umask 077 && printf '%s\n' "$SSH_KEY" > "$keys/id")
unset SSH_KEY

options="-F /dev/null -i '$keys/id' -o IdentitiesOnly=yes -o BatchMode=yes -o 'UserKnownHostsFile=$here/known_hosts'"
export GIT_SSH_COMMAND="ssh $options" # inputs
export NIX_SSHOPTS="$options" # nix copy --to ssh-ng://
"$@"
