{ outputs = { self }: { src = ./flake.nix; }; }
