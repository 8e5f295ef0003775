# One disk: a boot partition, and LUKS with three subvolumes of btrfs. The host says which disk.
{
  disko.devices.disk.main = {
    type = "disk";
    content = {
      type = "gpt";
      partitions = {
        ESP = {
          type = "EF00";
          size = "1G";
          content = {
            type = "filesystem";
            format = "vfat";
            mountpoint = "/boot";
            mountOptions = [ "umask=0077" ];
          };
        };
        luks = {
          size = "100%";
          content = {
            type = "luks";
            name = "crypted"; # /dev/mapper/crypted
            settings.allowDiscards = true;
            content = {
              type = "btrfs";
              subvolumes = {
                "/root".mountpoint = "/"; # emptied
                "/nix" = {
                  mountpoint = "/nix";
                  mountOptions = [ "noatime" ];
                };
                "/persist".mountpoint = "/persist"; # kept
              };
            };
          };
        };
      };
    };
  };
}
