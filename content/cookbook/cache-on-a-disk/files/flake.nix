{
  description = "A machine that gets its system from a disk, and two paths to try it with";

  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-26.05";

  outputs =
    { nixpkgs, ... }:
    let
      # Built by the shell alone, so that trying the disk takes a second.
      text =
        name: commands:
        derivation {
          inherit name;
          system = "x86_64-linux";
          builder = "/bin/sh";
          args = [
            "-c"
            commands
          ];
        };
      words = text "words-1.0" "echo Hello from the disk > $out";
    in
    {
      packages.x86_64-linux.tool = text "tool-1.0" "echo 'cat ${words}' > $out";

      nixosConfigurations.inside = nixpkgs.lib.nixosSystem { modules = [ ./inside.nix ]; };
    };
}
