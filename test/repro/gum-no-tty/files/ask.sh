set -e
site=$(gum input --placeholder "Site name")
echo "$site"
