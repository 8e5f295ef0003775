# What a machine can be. Tags switch on, the file of the host has the last word.
{ config, lib, ... }:
let
  cfg = config.my;
  has = tag: lib.mkDefault (lib.elem tag cfg.facts.tags);
in
{
  options.my = {
    performance.enable = lib.mkEnableOption "settings for speed instead of quiet";
    portable.enable = lib.mkEnableOption "settings for a machine that is carried around";
  };

  config = lib.mkMerge [
    {
      my.performance.enable = has "server";
      my.portable.enable = has "portable";
    }

    (lib.mkIf cfg.performance.enable {
      powerManagement.cpuFreqGovernor = "performance";
    })

    (lib.mkIf cfg.portable.enable {
      services.tlp.enable = true;
      networking.networkmanager.enable = true;
    })
  ];
}
