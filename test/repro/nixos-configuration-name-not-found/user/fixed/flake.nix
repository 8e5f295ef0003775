{
  outputs = { self }: {
    homeConfigurations."ana@laptop".activationPackage = derivation {
      name = "home-manager-generation";
      system = "x86_64-linux";
      builder = "/bin/sh";
    };
  };
}
