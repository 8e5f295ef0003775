# Sets the root of the last boot aside before it is mounted, and deletes it a month later.
{ pkgs, ... }:
let
  device = "/dev/mapper/crypted";
  unlocked = "dev-mapper-crypted.device";
in
{
  boot.initrd.systemd = {
    enable = true; # the default since 26.05
    initrdBin = [ pkgs.btrfs-progs ];
    services.fresh-root = {
      description = "Set the old root aside and make an empty one";
      # Wanted, not required: if it fails, the machine starts with the old root.
      wantedBy = [ "initrd.target" ];
      requires = [ unlocked ];
      after = [
        unlocked
        "local-fs-pre.target" # a hibernated system has been resumed before this
      ];
      before = [ "sysroot.mount" ];
      unitConfig.DefaultDependencies = false;
      environment.DEVICE = device;
      serviceConfig = {
        Type = "oneshot";
        RemainAfterExit = true; # not a second time, when root is mounted
      };
      script = builtins.readFile ./fresh-root.sh;
    };
  };

  systemd.services.delete-old-roots = {
    description = "Delete what was set aside a month ago";
    startAt = "daily";
    path = [
      pkgs.btrfs-progs
      pkgs.util-linux
    ];
    environment.DEVICE = device;
    serviceConfig = {
      Type = "oneshot";
      PrivateMounts = true; # nobody else sees the mount, and it ends with the service
    };
    script = builtins.readFile ./delete-old-roots.sh;
  };
}
