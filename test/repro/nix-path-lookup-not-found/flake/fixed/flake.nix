{
  outputs = { self }: {
    port = (import ./site.nix { }).port;
  };
}
