# pin NAME IMAGE TAG [mirror]: looks up which image that is today, and writes it into images/pins.json.
name=$1 image=$2 tag=$3 kind=${4:-archive}
pins=images/pins.json

if [ "$kind" = mirror ]; then
  folder=$(mktemp --directory)
  trap 'rm -r "$folder"' EXIT
  digest=$(skopeo --insecure-policy inspect --format '{{.Digest}}' "docker://$image:$tag")
  skopeo --insecure-policy copy --all --preserve-digests "docker://$image@$digest" "dir:$folder/mirror"
  pin=$(jq --null-input --arg image "$image" --arg digest "$digest" --arg tag "$tag" \
    --arg hash "$(nix hash path "$folder/mirror")" \
    '{ imageName: $image, imageDigest: $digest, imageTag: $tag, hash: $hash }')
else
  pin=$(nix-prefetch-docker --quiet --json --os linux --arch amd64 --image-name "$image" --image-tag "$tag")
fi

jq --arg kind "${kind}s" --arg name "$name" --argjson pin "$pin" '.[$kind][$name] = $pin' "$pins" > "$pins.new"
mv "$pins.new" "$pins"
