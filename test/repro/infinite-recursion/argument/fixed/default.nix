let lib = import ./modules.nix; in
(lib.evalModules { specialArgs.inputs.logs = ./logs.nix; modules = [ ./options.nix ./web.nix ]; }).config.services.web.enable
