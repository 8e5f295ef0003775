{
  outputs = { self }: {
    web = import ./modules/web.nix;
  };
}
