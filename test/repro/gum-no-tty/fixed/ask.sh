set -e
if [ -t 0 ]; then
  site=$(gum input --placeholder "Site name")
else
  site=${SITE:-unnamed}
fi
echo "$site"
