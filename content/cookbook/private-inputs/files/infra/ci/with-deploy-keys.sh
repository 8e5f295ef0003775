#!/usr/bin/env bash
# Runs a command with one deploy key for each private repository, and takes the keys away afterwards.
# DEPLOY_KEY_PLATFORM, DEPLOY_KEY_TOOLS: the private keys, or files that hold them.
set -euo pipefail

host=git.example.com
organisation=org
repositories=(platform tools)

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
keys=$(mktemp -d) # readable by nobody else
trap 'rm -rf "$keys"' EXIT

count=0
for name in "${repositories[@]}"; do
  variable=DEPLOY_KEY_${name^^}
  key=${!variable-}
  if [ -z "$key" ]; then
    echo "$variable is empty: this job is given no secrets, or the variable has another name." >&2
    exit 2
  fi
  if [ -f "$key" ]; then key=$(< "$key"); fi
  (umask 077 && printf '%s\n' "$key" > "$keys/$name")

  printf 'Host %s\n  HostName %s\n  IdentityFile %s\n' "$name.$host" "$host" "$keys/$name" >> "$keys/ssh_config"
  export "GIT_CONFIG_KEY_$count=url.ssh://git@$name.$host/$organisation/$name.git.insteadOf"
  export "GIT_CONFIG_VALUE_$count=ssh://git@$host/$organisation/$name.git"
  count=$((count + 1))
done

cat >> "$keys/ssh_config" <<EOF
Host *
  User git
  IdentitiesOnly yes
  BatchMode yes
  UserKnownHostsFile $here/../known_hosts
EOF

export GIT_CONFIG_COUNT=$count
export GIT_SSH_COMMAND="ssh -F '$keys/ssh_config'"
"$@"
