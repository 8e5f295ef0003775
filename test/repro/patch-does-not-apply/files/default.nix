{ path }:
derivation {
  name = "flakewise-patched";
  system = builtins.currentSystem;
  builder = "/bin/sh";
  PATH = path;
  src = ./web.conf;
  patch = ./port.patch;
  args = [ "-c" "cat $src > web.conf && patch -p1 < $patch && cat web.conf > $out" ];
}
