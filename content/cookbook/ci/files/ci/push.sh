#!/usr/bin/env bash
# Signs the store paths on standard input, with all that they refer to, and copies them to $CACHE.
# CACHE_KEY: the secret key of the cache, or a file that holds it.
set -euo pipefail

mapfile -t paths
if [ "${#paths[@]}" -eq 0 ]; then
  echo "There is nothing to push." >&2
  exit 2
fi
: "${CACHE:?}" "${CACHE_KEY:?is empty: this job is given no secrets}"
if [ -f "$CACHE_KEY" ]; then CACHE_KEY=$(< "$CACHE_KEY"); fi

key=$(mktemp)
trap 'rm -f "$key"' EXIT
printf '%s' "$CACHE_KEY" > "$key"

nix store sign --key-file "$key" --recursive "${paths[@]}"
nix copy --to "$CACHE" "${paths[@]}"
