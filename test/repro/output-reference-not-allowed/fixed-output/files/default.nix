derivation {
  name = "sources";
  system = builtins.currentSystem;
  builder = "/bin/sh";
  args = [
    "-c"
    "echo ${builtins.toFile "tool" ""} > $out"
  ];
  outputHashMode = "recursive";
  outputHashAlgo = "sha256";
  outputHash = "sha256-T5RMUl9rR+/WdJmsPhWNb+YExAjxdQrp2Bg6MIpTK0c=";
}
