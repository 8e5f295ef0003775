{ nixosModules.web = ./web.nix; outputs = { self }: { port = 80; }; }
