{
  outputs = { self }: {
    web = import ./modules/Web.nix;
  };
}
