{ inputs.web = { url = "path:./web"; flake = false; }; outputs = { self, web }: { src = web.outPath; }; }
