{
  description = "Features that hosts of several repositories switch on";

  outputs =
    { self }:
    {
      nixosModules = {
        default = ./modules;
        backup = ./modules/backup.nix;
        metrics = ./modules/metrics.nix;
      };
    };
}
