#!/usr/bin/env bash
# Loads the images beside it into Podman, or with REGISTRY=registry.site.example into that registry.
set -euo pipefail
cd "$(dirname "$0")"

sha256sum --check --quiet SHA256SUMS

while read -r file image; do
  # docker.io/library/nginx:1.29 becomes registry.site.example/library/nginx:1.29
  target=docker://${REGISTRY:-}/${image#*/}
  if [ -d "$file" ] && [ -n "${REGISTRY:-}" ]; then
    skopeo --insecure-policy copy --all --preserve-digests "dir:$file" "$target"
  elif [ -n "${REGISTRY:-}" ]; then
    skopeo --insecure-policy copy "docker-archive:$file" "$target"
  elif [ -f "$file" ]; then
    podman load --input "$file"
  else
    echo "$image is for a registry: skipped." >&2
  fi
done < images
