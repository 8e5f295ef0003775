{
  config,
  lib,
  pkgs,
  ...
}:
let
  pins = lib.importJSON ./podinfo-pins.json;
  values = lib.importJSON ./podinfo-values.json;
in
{
  services.k3s.images = [ (pkgs.dockerTools.pullImage pins.image) ];

  services.k3s.autoDeployCharts = lib.mkIf (config.services.k3s.role == "server") {
    podinfo = pins.chart // {
      targetNamespace = "podinfo";
      createNamespace = true;
      # K3s installs a new version only when the values change too.
      values = values // {
        global.chartVersion = pins.chart.version;
      };
    };
  };
}
