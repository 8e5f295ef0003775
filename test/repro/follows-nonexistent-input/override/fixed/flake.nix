{ inputs.dep.url = "path:./dep"; outputs = { self, dep }: { inherit (dep) port; }; }
