# Puts the command and the book on a NixOS machine, or on an installer image.
self:
{
  config,
  lib,
  pkgs,
  ...
}:
let
  cfg = config.programs.flakewise;
  inherit (self.packages.${pkgs.stdenv.hostPlatform.system}) default docs;
in
{
  options.programs.flakewise = {
    enable = lib.mkEnableOption "Flakewise, the linter and the book";

    package = lib.mkOption {
      type = lib.types.package;
      inherit default;
      defaultText = lib.literalExpression "flakewise.packages.\${system}.default";
      description = "The package of the command `flakewise`.";
    };

    docs = {
      enable = lib.mkOption {
        type = lib.types.bool;
        default = true;
        description = "Whether the book is part of the system: `/etc/flakewise`, an entry in the menu of the desktop, and `flakewise-docs`.";
      };

      package = lib.mkOption {
        type = lib.types.package;
        default = docs;
        defaultText = lib.literalExpression "flakewise.packages.\${system}.docs";
        description = "The package of the book.";
      };
    };

    greeting.enable = lib.mkOption {
      type = lib.types.bool;
      default = false;
      description = "Whether a login on a console says how to open the book. For installer images.";
    };

    server = {
      enable = lib.mkOption {
        type = lib.types.bool;
        default = false;
        description = "Whether the book is served on the loopback address.";
      };

      port = lib.mkOption {
        type = lib.types.port;
        default = 4321;
        description = "The port of the server. It listens on 127.0.0.1 only.";
      };
    };
  };

  config = lib.mkIf cfg.enable {
    assertions = [
      {
        assertion = cfg.server.enable -> cfg.docs.enable;
        message = "programs.flakewise.server.enable needs programs.flakewise.docs.enable.";
      }
    ];

    environment.systemPackages = [
      cfg.package
    ]
    ++ lib.optionals cfg.docs.enable [
      cfg.docs.package
      (pkgs.makeDesktopItem {
        name = "flakewise";
        desktopName = "Flakewise";
        comment = "The NixOS flake cookbook";
        exec = "xdg-open /etc/flakewise/index.html";
        categories = [ "Documentation" ];
      })
    ];

    environment.etc.flakewise = lib.mkIf cfg.docs.enable {
      source = "${cfg.docs.package}/share/doc/flakewise";
    };

    environment.interactiveShellInit = lib.mkIf (cfg.docs.enable && cfg.greeting.enable) ''
      if [ "$(tty)" != "''${FLAKEWISE_GREETED:-}" ]; then
        export FLAKEWISE_GREETED=$(tty)
        echo "The book: flakewise-docs. In a browser: file:///etc/flakewise/index.html"
      fi
    '';

    systemd.services.flakewise-docs = lib.mkIf cfg.server.enable {
      description = "The Flakewise cookbook on the loopback address";
      wantedBy = [ "multi-user.target" ];
      serviceConfig = {
        ExecStart = "${lib.getExe cfg.package} docs --port ${toString cfg.server.port} ${cfg.docs.package}/share/doc/flakewise";
        DynamicUser = true;
        Restart = "on-failure";
        CapabilityBoundingSet = "";
        IPAddressAllow = "localhost";
        IPAddressDeny = "any";
        LockPersonality = true;
        NoNewPrivileges = true;
        PrivateDevices = true;
        PrivateTmp = true;
        PrivateUsers = true;
        ProtectClock = true;
        ProtectControlGroups = true;
        ProtectHome = true;
        ProtectHostname = true;
        ProtectKernelLogs = true;
        ProtectKernelModules = true;
        ProtectKernelTunables = true;
        ProtectProc = "invisible";
        ProtectSystem = "strict";
        RestrictAddressFamilies = [ "AF_INET" ];
        RestrictNamespaces = true;
        RestrictRealtime = true;
        SystemCallArchitectures = "native";
        SystemCallFilter = [ "@system-service" ];
        UMask = "0077";
      };
    };
  };
}
