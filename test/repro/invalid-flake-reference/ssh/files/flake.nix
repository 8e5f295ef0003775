{ inputs.dep.url = "ssh://git@example.org/dep.git"; outputs = { self, dep }: { port = 80; }; }
