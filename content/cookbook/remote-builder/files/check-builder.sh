#!/usr/bin/env bash
# Tries the first machine of /etc/nix/machines step by step, as root, and stops at the first step that fails.
set -euo pipefail
machines=${MACHINES:-/etc/nix/machines}
export NIX_CONFIG="extra-experimental-features = nix-command"

step() { printf '%-10s' "$1"; }
fail() {
  echo "$1"
  exit 1
}

read -r url systems key _ < "$machines" || fail "There is no machine in $machines."
system=${systems%%,*}
host=${url#*://}
host=${host#*@}
store="$url?ssh-key=$key"
echo "$url"

step key
[ -r "$key" ] || fail "$key cannot be read by $(id -un)."
[[ $(stat --format %a "$key") == ?00 ]] || fail "$key can be read by others: chmod 600"
echo ok

step "host key"
[ -n "$(ssh-keygen -F "$host" -f "${KNOWN_HOSTS:-/etc/ssh/ssh_known_hosts}" 2> /dev/null)" ] || fail "$host is in no entry of programs.ssh.knownHosts."
echo ok

step login
info=$(NIX_SSHOPTS="-oBatchMode=yes" nix store info --json --store "$store") || fail "no connection as $(id -un)"
echo ok

step trusted
[[ $info == *'"trusted":true'* ]] || fail "the user is not trusted there: nix.sshServe.trusted"
echo ok

# No package is needed for it, and the time makes it a new build each time.
step build
nix build --impure --no-link --max-jobs 0 --expr "derivation {
  name = \"probe-\${toString builtins.currentTime}\";
  system = \"$system\";
  builder = \"/bin/sh\";
  args = [ \"-c\" \"echo built > \$out\" ];
}" || fail "not built"
echo "ok, for $system"
