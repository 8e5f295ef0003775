let
  web = version: derivation {
    name = "web-${version}";
    system = builtins.currentSystem;
    builder = "/bin/sh";
    PATH = "/usr/bin:/bin:/run/current-system/sw/bin";
    args = [ "-c" "mkdir -p $out/bin; echo ${version} > $out/bin/web" ];
  };
in
rec {
  one = web "1.0";
  two = web "2.0";
  all = derivation {
    name = "all";
    system = "builtin";
    builder = "builtin:buildenv";
    derivations = [ "true" "5" "1" one "true" "5" "1" two ];
    manifest = builtins.toFile "manifest" "[ ]";
  };
}
