{ imports = [ ./logs.nix ]; }
