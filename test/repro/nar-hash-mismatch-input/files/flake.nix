{ inputs.dep.url = "git+file://DIRECTORY/dep"; outputs = { self, dep }: { inherit (dep) port; }; }
