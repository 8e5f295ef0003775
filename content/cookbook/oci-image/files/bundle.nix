# One folder to carry: the images, the list of their names, sums, and the program that loads them.
{
  lib,
  runCommand,
  archives,
  mirrors,
}:

runCommand "images" { } ''
  mkdir "$out"
  cd "$out"
  ${lib.concatMapStrings (image: ''
    cp --recursive ${image} ${image.name}
    echo ${image.name} ${image.imageName}:${image.imageTag} >> images
  '') (archives ++ mirrors)}
  cp ${./load.sh} load.sh
  find . -type f ! -name SHA256SUMS -exec sha256sum {} + | sort --key=2 > SHA256SUMS
''
