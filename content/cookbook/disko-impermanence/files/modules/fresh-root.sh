set -eu
top=${TOP:-/btrfs}

mkdir -p "$top"
mount -t btrfs -o subvolid=5 "$DEVICE" "$top"
trap 'umount "$top"' EXIT

if [ -e "$top/root" ]; then
  old="$top/old-roots/$(date +%Y-%m-%dT%H-%M-%S)"
  mkdir -p "$top/old-roots"
  mv -T "$top/root" "$old"
  touch "$old" # its age counts from now
fi
btrfs subvolume create "$top/root"
