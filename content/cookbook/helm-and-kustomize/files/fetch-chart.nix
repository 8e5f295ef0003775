# A chart as an archive. `repo` is https:// with a `name`, or oci:// with the name at its end.
{
  lib,
  runCommand,
  kubernetes-helm,
  cacert,
  writableTmpDirAsHomeHook,
  repo,
  name ? baseNameOf repo,
  version,
  hash,
}:

runCommand "${name}-${version}.tgz"
  {
    nativeBuildInputs = [
      kubernetes-helm
      cacert # its hook sets SSL_CERT_FILE
      writableTmpDirAsHomeHook # helm wants a $HOME that it may write to
    ];
    impureEnvVars = lib.fetchers.proxyImpureEnvVars;
    # The hash is what opens the network to this build, and to this one only.
    outputHashAlgo = "sha256";
    outputHash = hash;
  }
  ''
    helm pull ${if lib.hasPrefix "oci://" repo then repo else "${name} --repo ${repo}"} \
      --version ${version}
    mv ./*.tgz "$out"
  ''
