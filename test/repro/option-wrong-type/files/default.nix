let lib = import ./modules.nix; in
(lib.evalModules { modules = [ ./options.nix ./base.nix ./web.nix ]; }).config.services.web
