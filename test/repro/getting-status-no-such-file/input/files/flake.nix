{
  inputs.dep.url = "path:./dep";
  inputs.dep.flake = false;
  outputs = { self, dep }: {
    web = import "${dep}/modules/web.nix";
  };
}
