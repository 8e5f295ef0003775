# The options of services.k3s with their types, and the links that they make.
{ config, lib, pkgs, ... }:
let
  cfg = config.services.k3s;
  inherit (lib) types mkOption;
  option = type: default: mkOption { inherit type default; };
  text = option (types.nullOr types.str) null;
  file = option (types.nullOr types.path) null;
  yaml = name: if lib.hasSuffix ".yaml" name then name else "${name}.yaml";
  manifest = types.submodule ({ name, config, ... }: {
    options = {
      enable = option types.bool true;
      target = option types.nonEmptyStr (yaml name);
      content = option (types.nullOr (types.either types.attrs (types.listOf types.attrs))) null;
      source = mkOption { type = types.path; };
    };
    config.source = lib.mkIf (config.content != null) (lib.mkDefault (pkgs.writeText "k3s-manifest-${name}" (builtins.toJSON config.content)));
  });
  chart = types.submodule ({ name, config, ... }: {
    options = {
      enable = option types.bool true;
      repo = mkOption { type = types.nonEmptyStr; };
      name = mkOption { type = types.nonEmptyStr; };
      version = mkOption { type = types.nonEmptyStr; };
      hash = option types.str "";
      package = mkOption { type = types.either types.path types.package; };
      targetNamespace = option types.nonEmptyStr "default";
      createNamespace = option types.bool false;
      values = option (types.either types.path types.attrs) { };
      extraDeploy = option (types.listOf (types.either types.path types.attrs)) [ ];
      extraFieldDefinitions = option types.attrs { };
    };
    config.package = lib.mkDefault (pkgs.runCommand "${baseNameOf config.repo}-${config.version}.tgz" { outputHash = config.hash; } "");
  });
  link = folder: name: target: lib.nameValuePair "/var/lib/rancher/k3s/${folder}/${name}" { "L+".argument = "${target}"; };
in
{
  options.services.k3s = {
    enable = option types.bool false;
    package = option types.package pkgs.k3s;
    role = option (types.enum [ "server" "agent" ]) "server";
    serverAddr = option types.str "";
    token = option types.str "";
    tokenFile = file;
    agentToken = option types.str "";
    agentTokenFile = file;
    clusterInit = option types.bool false;
    disableAgent = option types.bool false;
    configPath = file;
    environmentFile = file;
    nodeName = text;
    nodeIP = text;
    nodeExternalIP = text;
    nodeLabel = option (types.listOf types.str) [ ];
    nodeTaint = option (types.listOf types.str) [ ];
    disable = option (types.listOf types.str) [ ];
    extraFlags = option (types.either types.str (types.listOf types.str)) [ ];
    images = option (types.listOf types.package) [ ];
    manifests = option (types.attrsOf manifest) { };
    charts = option (types.attrsOf (types.either types.path types.package)) { };
    autoDeployCharts = option (types.attrsOf chart) { } // {
      apply = lib.mapAttrs (name: value: {
        inherit (value) enable package;
        target = yaml name;
        source = pkgs.writeText "auto-deploy-chart-${name}" (if builtins.isAttrs value.values then builtins.toJSON value.values else builtins.readFile value.values);
      });
    };
  };

  config = lib.mkIf cfg.enable {
    assertions = [
      { assertion = cfg.role == "agent" -> !cfg.disableAgent; message = "k3s: disableAgent must be false if role is 'agent'"; }
      { assertion = cfg.role == "agent" -> !cfg.clusterInit; message = "k3s: clusterInit must be false if role is 'agent'"; }
    ];
    environment.systemPackages = [ cfg.package ];
    systemd.tmpfiles.settings."10-k3s" = builtins.listToAttrs (
      map (image: link "agent/images" image.name image) cfg.images
      ++ lib.mapAttrsToList (_: each: link "server/manifests" each.target each.source) (lib.filterAttrs (_: each: each.enable) (cfg.autoDeployCharts // cfg.manifests))
      ++ lib.mapAttrsToList (name: each: link "server/static/charts" "${name}.tgz" each.package) (lib.filterAttrs (_: each: each.enable) cfg.autoDeployCharts)
    );
  };
}
