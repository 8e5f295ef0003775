derivation {
  name = "flakewise-namespaces";
  system = builtins.currentSystem;
  builder = "/bin/sh";
  args = [ "-c" "echo 8080 > $out; echo ${toString builtins.currentTime}" ];
}
