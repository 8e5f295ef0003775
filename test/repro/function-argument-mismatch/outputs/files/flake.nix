{ inputs.dep = { url = "path:./."; flake = false; }; outputs = { self }: { port = 80; }; }
