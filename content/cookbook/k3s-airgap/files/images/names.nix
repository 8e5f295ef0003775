# name:tag of each image; the archive of K3s itself holds several, and is left out.
images:
map (image: "${image.imageName}:${image.imageTag}") (
  builtins.filter (image: image ? imageTag) images
)
