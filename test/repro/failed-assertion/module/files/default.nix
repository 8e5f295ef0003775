let
  lib = import ./modules.nix;
  inherit (lib.evalModules { modules = [ ./options.nix ./host.nix ]; }) config;
in
lib.checkAssertWarn [
  { assertion = config.services.web.port > 1024; message = "services.web.port must be above 1024."; }
] [ ] config.services.web.port
