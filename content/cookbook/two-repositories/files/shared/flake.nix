{
  description = "What the hosts of every repository have in common";

  # No inputs: modules get `lib` and `pkgs` from whoever imports them.
  outputs =
    { self }:
    {
      nixosModules.default = ./base.nix;
    };
}
