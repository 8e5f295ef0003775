let lib = import ./modules.nix; in
(lib.evalModules { modules = [ ./options.nix ./web.nix ]; }).config.services.web.enable
