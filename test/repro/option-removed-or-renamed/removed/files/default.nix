let
  lib = import ./modules.nix;
  file = toString ./web.nix;
  set = (import ./web.nix).services.web;
in
lib.checkAssertWarn [
  {
    assertion = !(set ? config);
    message = ''
      The option definition `services.web.config' in `${file}' no longer has any effect; please remove it.
      Use `services.web.settings' instead.'';
  }
] [ ] true
