{
  inputs.dep.url = "path:./dep";
  inputs.dep.flake = false;
  outputs = { self, dep }: { port = import "${dep}/port.nix"; };
}
