# Installs $TARGET on /mnt, with a name and an address. Answers of an earlier run are offered again.
#
#   install-node                                     asks
#   HOST=node1 ADDRESS=192.0.2.10/24 install-node    asks nothing; without ADDRESS: DHCP
#
# DRY_RUN=1 prints the answers and installs nothing.
answers=${SITE_ANSWERS:-/mnt/var/lib/site/site.yaml}

fail() {
  echo "$*" >&2
  exit 2
}

old() {
  if [ -s "$answers" ]; then yq ".$1 // \"$2\"" "$answers"; else printf '%s\n' "$2"; fi
}

ask() {
  gum "$@" || {
    echo "Cancelled; nothing was changed." >&2
    exit 130
  }
}

if [ -z "${DRY_RUN:-}" ]; then
  for folder in /mnt /mnt/boot; do
    findmnt --mountpoint "$folder" > /dev/null || fail "Nothing is mounted at $folder."
  done
fi

# gum draws on the terminal: without one there is nobody to ask.
if [ -z "${HOST:-}" ] && ! [ -t 0 ]; then
  fail "There is no terminal: set HOST, and ADDRESS or nothing for DHCP."
fi

host=${HOST:-$(ask input --header "Host name" --value "$(old hostname node1)")}
[[ $host =~ ^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$ ]] || fail "$host is no host name."

if [ -n "${HOST:-}" ]; then
  address=${ADDRESS:-}
else
  address=$(ask input --header "Address (empty: DHCP)" --value "$(old address '')" --placeholder 192.0.2.10/24)
fi
[ -z "$address" ] || [[ $address == */* ]] || fail "$address has no length, such as /24."

if [ -z "${HOST:-}" ]; then
  gum confirm "Install $host (${address:-DHCP}) on what is mounted at /mnt?" --default=false || exit 130
fi

# In the same folder and then renamed: either the old answers are there or the new ones.
mkdir -p "$(dirname "$answers")"
HOST=$host ADDRESS=$address yq --null-input \
  '.hostname = strenv(HOST) | .address = strenv(ADDRESS)' > "$answers.new"
mv "$answers.new" "$answers"

if [ -n "${DRY_RUN:-}" ]; then
  cat "$answers"
  exit 0
fi
exec nixos-install --root /mnt --system "$TARGET" --no-channel-copy --no-root-passwd --option substituters ''
