# An image with all its processors and with its digest, as a folder that skopeo reads.
{
  lib,
  runCommand,
  skopeo,
  cacert,
  imageName,
  imageDigest,
  imageTag,
  hash,
}:

runCommand "mirror-${baseNameOf imageName}-${imageTag}"
  {
    nativeBuildInputs = [
      skopeo
      cacert # its hook sets SSL_CERT_FILE
    ];
    impureEnvVars = lib.fetchers.proxyImpureEnvVars;
    # The hash is what opens the network to this build.
    outputHashMode = "recursive";
    outputHashAlgo = "sha256";
    outputHash = hash;
    passthru = { inherit imageName imageTag; };
  }
  ''
    skopeo --insecure-policy --tmpdir "$TMPDIR" copy --all --preserve-digests \
      docker://${imageName}@${imageDigest} dir:"$out"
  ''
