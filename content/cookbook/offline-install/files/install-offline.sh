# Installs on what is mounted at /mnt, with what this image carries.
#
#   install-offline               the system that the image was made with
#   install-offline FLAKE#HOST    a configuration: evaluated here, and built as far as it differs
#
# DRY_RUN=1 checks everything, prints the command and installs nothing.
root=${ROOT:-/mnt}
firmware=${FIRMWARE:-/sys/firmware/efi}

fail() {
  echo "$*" >&2
  exit 1
}

findmnt --mountpoint "$root" > /dev/null || fail "Nothing is mounted at $root."
findmnt --mountpoint "$root/boot" > /dev/null || fail "Nothing is mounted at $root/boot: the boot loader would not be found."
[ -d "$firmware" ] || fail "Started with BIOS. Start the stick with UEFI."

# One line: the path, and how many bytes it takes with all that it needs.
closure=$(nix path-info --closure-size "$TARGET") || fail "$TARGET is not on this image."
read -r _ needed <<< "$closure"
free=$(df --block-size=1 --output=avail "$root" | tail -n 1)
[ "$free" -gt "$needed" ] || fail "$root has $((free >> 20)) MiB left, and $((needed >> 20)) MiB are needed."

command=(nixos-install --root "$root" --no-channel-copy --no-root-passwd)
if [ $# -gt 0 ]; then
  command+=(--flake "$1")
else
  command+=(--system "$TARGET")
fi

if [ -n "${DRY_RUN:-}" ]; then
  echo "${command[@]}"
  exit 0
fi
exec "${command[@]}"
