{
  description = "A K3s cluster that pulls nothing";

  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-26.05";

  outputs =
    { nixpkgs, ... }:
    let
      inherit (nixpkgs) lib;
      pkgs = nixpkgs.legacyPackages.x86_64-linux;
      node =
        host:
        lib.nixosSystem {
          modules = [
            host
            ./modules/node.nix
            ./modules/k3s.nix
            ./modules/images-complete.nix
            ./workloads/web.nix
            ./workloads/podinfo.nix
          ];
        };
      server1 = node ./hosts/server1.nix;
      inherit (server1.config.services) k3s;
    in
    {
      nixosConfigurations = {
        inherit server1;
        agent1 = node ./hosts/agent1.nix;
      };

      # A chart names its images only when it is rendered. Does a node have them all?
      checks.x86_64-linux.chart-images =
        pkgs.runCommand "chart-images"
          {
            nativeBuildInputs = [
              pkgs.kubernetes-helm
              pkgs.writableTmpDirAsHomeHook
              pkgs.yq-go
            ];
          }
          ''
            helm template podinfo ${k3s.autoDeployCharts.podinfo.package} \
              --values ${./workloads/podinfo-values.json} \
              --kube-version ${lib.head (lib.splitString "+" k3s.package.version)} \
              --skip-tests |
              yq --no-doc '.. | select(tag == "!!map") | .image | select(tag == "!!str")' |
              sort --unique > wanted
            printf '%s\n' ${lib.escapeShellArgs (import ./images/names.nix k3s.images)} | sort > carried
            comm -23 wanted carried | tee "$out"
            [ ! -s "$out" ]
          '';
    };
}
