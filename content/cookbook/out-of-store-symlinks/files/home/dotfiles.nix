# Puts each of `names` from the folder dotfiles/ into ~/.config: as it is in the checkout, or as it was when this was built.
{ config, lib, ... }:
let
  cfg = config.dotfiles;
  from =
    name:
    if cfg.checkout == null then
      ../dotfiles + "/${name}"
    else
      config.lib.file.mkOutOfStoreSymlink "${cfg.checkout}/dotfiles/${name}";
in
{
  options.dotfiles = {
    checkout = lib.mkOption {
      # Text: a path would be copied into the store, and the links would lead there.
      type = lib.types.nullOr lib.types.str;
      default = null;
      example = "/home/ana/src/home";
      description = "Where this flake is checked out, for links to it. With null the files are taken from the store.";
    };
    names = lib.mkOption {
      type = lib.types.listOf lib.types.str;
      default = [ ];
      example = [ "nvim" ];
      description = "Files and folders in dotfiles/, with the names that they get in ~/.config.";
    };
  };

  config.xdg.configFile = lib.genAttrs cfg.names (name: {
    source = from name;
  });
}
