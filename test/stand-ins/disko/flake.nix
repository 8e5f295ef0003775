# What disko makes of file systems, LUKS and btrfs on disks: where NixOS finds them when it starts.
{
  inputs.nixpkgs.url = "path:../nixpkgs";
  outputs = { self, nixpkgs }: {
    nixosModules.disko =
      { config, lib, ... }:
      let
        cfg = config.disko;
        mount = device: fsType: options: mountpoint: lib.optional (mountpoint != null) { fileSystems.${mountpoint} = { inherit device fsType options; }; };
        optionsOf = content: content.mountOptions or [ "defaults" ];
        contents = {
          filesystem = device: content: mount device content.format (optionsOf content) (content.mountpoint or null);
          luks = device: content:
            [ { luks.${content.name} = { inherit device; } // content.settings or { }; } ] ++ of "/dev/mapper/${content.name}" (content.content or null);
          btrfs = device: content:
            mount device "btrfs" (optionsOf content) (content.mountpoint or null)
            ++ lib.concatLists (lib.mapAttrsToList (name: subvolume:
              mount device "btrfs" (optionsOf subvolume ++ [ "subvol=${name}" ]) (subvolume.mountpoint or null)) (content.subvolumes or { }));
        };
        of = device: content: if content == null then [ ] else contents.${content.type} device content;
        found =
          lib.concatLists (lib.mapAttrsToList (disk: { content, ... }:
            lib.concatLists (lib.mapAttrsToList (partition: { content ? null, ... }: of "/dev/disk/by-partlabel/disk-${disk}-${partition}" content) content.partitions))
            (cfg.devices.disk or { }))
          ++ lib.concatLists (lib.mapAttrsToList (mountpoint: { fsType, ... }@nodev: mount (nodev.device or "none") fsType (optionsOf nodev) mountpoint) (cfg.devices.nodev or { }));
        all = name: lib.optionalAttrs cfg.enableConfig (lib.mergeAttrsList (map (each: each.${name} or { }) found));
      in
      {
        options.disko = {
          devices = lib.mkOption { type = lib.types.anything; default = { }; };
          enableConfig = lib.mkOption { type = lib.types.bool; default = true; };
        };
        config.fileSystems = all "fileSystems";
        config.boot.initrd.luks.devices = all "luks";
      };
    nixosModules.default = self.nixosModules.disko;
  };
}
