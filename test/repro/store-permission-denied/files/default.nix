derivation {
  name = "flakewise-permission";
  system = builtins.currentSystem;
  builder = "/bin/sh";
  args = [ "-c" "echo 8080 > $out" ];
}
