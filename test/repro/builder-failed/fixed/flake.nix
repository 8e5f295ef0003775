{
  outputs = { self }: {
    lib = derivation {
      name = "libweb";
      system = builtins.currentSystem;
      builder = "/bin/sh";
      args = [ "-c" "echo compiled > $out" ];
    };
    web = derivation {
      name = "web";
      system = builtins.currentSystem;
      builder = "/bin/sh";
      args = [ "-c" "echo ${self.lib} > $out" ];
    };
  };
}
