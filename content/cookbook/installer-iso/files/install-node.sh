# Asks for the site, then installs $TARGET on /mnt. Answers of an earlier run are offered again.
answers=${SITE_ANSWERS:-/mnt/var/lib/site/site.yaml}

old() {
  if [ -s "$answers" ]; then yq ".$1 // \"$2\"" "$answers"; else printf '%s\n' "$2"; fi
}

# gum draws on the terminal: without one there is nobody to ask.
ask() {
  status=0
  answer=$(gum "$@") || status=$?
  case $status in
    0) printf '%s\n' "$answer" ;;
    *)
      echo "Cancelled; nothing was changed." >&2
      exit 130
      ;;
  esac
}

if [ -z "${HOST:-}" ] && ! [ -t 0 ]; then
  echo "There is no terminal: set HOST, and ADDRESS or nothing for DHCP." >&2
  exit 2
fi

host=${HOST:-$(ask input --header "Host name" --value "$(old hostname node1)")}
if ! [[ $host =~ ^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$ ]]; then
  echo "$host is no host name." >&2
  exit 2
fi
address=${ADDRESS-$(ask input --header "Address (empty: DHCP)" --value "$(old address '')" --placeholder 192.0.2.10/24)}

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
