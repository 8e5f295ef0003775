{ inputs.dep = { url = "path:./."; flake = false; }; outputs = { self, dep }: { port = 80; }; }
