{ inputs.dep.url = "path:./dep"; inputs.lib.follows = "dep/lib"; outputs = { self, dep, lib }: { inherit (dep) port; }; }
