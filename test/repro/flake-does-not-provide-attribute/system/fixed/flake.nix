{
  outputs = { self }: {
    packages.aarch64-linux.web = derivation { name = "web"; system = "aarch64-linux"; builder = "/bin/sh"; };
  };
}
