{ inputs.dep.url = "git@example.org:dep.git"; outputs = { self, dep }: { port = 80; }; }
