{
  description = "Container images for a network without a registry outside";

  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-26.05";

  outputs =
    { nixpkgs, ... }:
    let
      pkgs = nixpkgs.legacyPackages.x86_64-linux;
      inherit (nixpkgs) lib;
      pins = lib.importJSON ./images/pins.json;

      web = pkgs.callPackage ./images/web.nix { toImage = pkgs.dockerTools.buildLayeredImage; };
      archives = lib.mapAttrs (_: pkgs.dockerTools.pullImage) pins.archives;
      mirrors = lib.mapAttrs (_: pkgs.callPackage ./images/mirror.nix) pins.mirrors;
      bundle = pkgs.callPackage ./bundle.nix {
        archives = [ web ] ++ lib.attrValues archives;
        mirrors = lib.attrValues mirrors;
      };
    in
    {
      packages.x86_64-linux = {
        inherit web bundle;
        web-stream = pkgs.callPackage ./images/web.nix {
          toImage = pkgs.dockerTools.streamLayeredImage;
        };
        pin = pkgs.writeShellApplication {
          name = "pin";
          runtimeInputs = [
            pkgs.jq
            pkgs.nix-prefetch-docker
            pkgs.skopeo
          ];
          text = lib.readFile ./pin.sh;
        };
      }
      // archives
      // mirrors;

      # Is each archive called what the list says?
      checks.x86_64-linux.names =
        pkgs.runCommand "image-names"
          {
            nativeBuildInputs = [ pkgs.jq ];
          }
          ''
            while read -r file image; do
              [ -f "${bundle}/$file" ] || continue
              tar --extract --to-stdout --file "${bundle}/$file" manifest.json |
                jq --exit-status --arg image "$image" 'any(.[].RepoTags[]; . == $image)'
            done < ${bundle}/images
            touch "$out"
          '';
    };
}
