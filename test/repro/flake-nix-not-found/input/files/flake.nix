{
  inputs.dep.url = "path:./dep";
  outputs = { self, dep }: { port = import "${dep}/port.nix"; };
}
