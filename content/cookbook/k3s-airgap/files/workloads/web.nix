{
  config,
  lib,
  pkgs,
  ...
}:
let
  image = pkgs.callPackage ../images/web.nix { };
in
{
  services.k3s.images = [ image ];

  services.k3s.manifests = lib.mkIf (config.services.k3s.role == "server") {
    web.content = [
      {
        apiVersion = "v1";
        kind = "Namespace";
        metadata.name = "web";
      }
      {
        apiVersion = "apps/v1";
        kind = "Deployment";
        metadata = {
          name = "web";
          namespace = "web";
        };
        spec = {
          replicas = 2;
          selector.matchLabels.app = "web";
          template = {
            metadata.labels.app = "web";
            spec.containers = [
              {
                name = "web";
                image = "${image.imageName}:${image.imageTag}";
                imagePullPolicy = "Never";
                ports = [ { containerPort = 8080; } ];
              }
            ];
          };
        };
      }
      {
        apiVersion = "v1";
        kind = "Service";
        metadata = {
          name = "web";
          namespace = "web";
        };
        spec = {
          type = "NodePort";
          selector.app = "web";
          ports = [
            {
              port = 80;
              targetPort = 8080;
              nodePort = 30080;
            }
          ];
        };
      }
    ];
  };
}
