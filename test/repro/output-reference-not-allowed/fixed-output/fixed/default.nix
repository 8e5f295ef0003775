derivation {
  name = "sources";
  system = builtins.currentSystem;
  builder = "/bin/sh";
  args = [
    "-c"
    "echo tool > $out"
  ];
  outputHashMode = "recursive";
  outputHashAlgo = "sha256";
  outputHash = "sha256-Azt2vbTCR8X0mYHdW0PXOOrfuatFX58qgv70qdD6Vqc=";
}
