# Who is who: the table with types, and what follows from a row.
{ config, lib, ... }:
let
  cfg = config.my;

  row = lib.types.submodule {
    options = {
      address = lib.mkOption {
        type = lib.types.str;
        description = "Its address in the network of all hosts.";
      };
      system = lib.mkOption {
        type = lib.types.enum [
          "aarch64-linux"
          "x86_64-linux"
        ];
        default = "x86_64-linux";
        description = "The platform.";
      };
      timeZone = lib.mkOption {
        type = lib.types.str;
        default = "Etc/UTC";
        description = "Where its clock is.";
      };
      tags = lib.mkOption {
        type = lib.types.listOf (
          lib.types.enum [
            "portable"
            "server"
          ]
        );
        default = [ ];
        description = "What it is; features.nix has what follows from it.";
      };
      openPorts = lib.mkOption {
        type = lib.types.listOf lib.types.port;
        default = [ ];
        description = "TCP ports that others may reach.";
      };
    };
  };

  addresses = lib.mapAttrsToList (_: each: each.address) cfg.hosts;
in
{
  options.my = {
    host = lib.mkOption {
      type = lib.types.enum (lib.attrNames cfg.hosts);
      description = "Which machine this is: chooses its row in every table.";
    };
    hosts = lib.mkOption {
      type = lib.types.attrsOf row;
      readOnly = true;
      description = "All machines.";
    };
    facts = lib.mkOption {
      type = row;
      readOnly = true;
      description = "The row of this machine.";
    };
  };

  config = {
    my.hosts = import ../hosts/table.nix;
    my.facts = cfg.hosts.${cfg.host};

    assertions = [
      {
        assertion = lib.unique addresses == addresses;
        message = "hosts/table.nix: two hosts have one address.";
      }
    ];

    nixpkgs.hostPlatform = lib.mkDefault cfg.facts.system;
    networking.hostName = cfg.host;
    networking.firewall.allowedTCPPorts = cfg.facts.openPorts;
    time.timeZone = cfg.facts.timeZone;

    # Every host knows the others.
    networking.hosts = lib.mapAttrs' (
      name: each:
      lib.nameValuePair each.address [
        "${name}.example.com"
        name
      ]
    ) (lib.removeAttrs cfg.hosts [ cfg.host ]);
  };
}
