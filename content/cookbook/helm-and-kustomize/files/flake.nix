{
  description = "Manifests from a Helm chart and a Kustomize overlay, rendered in a build";

  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-26.05";

  outputs =
    { nixpkgs, ... }:
    let
      pkgs = nixpkgs.legacyPackages.x86_64-linux;
      inherit (nixpkgs) lib;
      charts = lib.mapAttrs (_: pkgs.callPackage ./fetch-chart.nix) (lib.importJSON ./charts.json);
      manifests = pkgs.callPackage ./manifests.nix { chart = charts.podinfo; };
    in
    {
      packages.x86_64-linux = {
        inherit manifests;
        chart = charts.podinfo;
        images = pkgs.runCommand "images.txt" { nativeBuildInputs = [ pkgs.yq-go ]; } ''
          yq --no-doc '.. | select(tag == "!!map") | .image | select(tag == "!!str")' ${manifests} |
            sort --unique > "$out"
        '';
      };

      checks.x86_64-linux.manifests =
        pkgs.runCommand "check-manifests"
          {
            nativeBuildInputs = [
              pkgs.jq
              pkgs.yq-go
            ];
          }
          ''
            yq --output-format json --indent 0 . ${manifests} | bash ${./check.sh}
            touch "$out"
          '';
    };
}
