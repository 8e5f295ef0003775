(import ./site.nix { }).port
