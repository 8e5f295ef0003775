{ inputs.dep.url = "path:./dep"; inputs.dep.inputs.nixpkgs.follows = "nixpkgs"; outputs = { self, dep }: { inherit (dep) port; }; }
