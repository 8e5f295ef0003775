# Packages by name, none of which is built.
lib:
system:
        let
          package =
            name:
            derivation {
              inherit name system;
              builder = "/bin/sh";
              args = [
                "-c"
                "mkdir $out"
              ];
            };
          pkgs = {
            inherit lib;
            stdenv.hostPlatform.system = system;
            callPackage =
              path: arguments:
              let
                make = import path;
              in
              make (builtins.intersectAttrs (builtins.functionArgs make) pkgs // arguments);
            buildNpmPackage =
              {
                pname,
                version,
                src,
                npmDeps,
                meta,
                ...
              }:
              package "${pname}-${version}" // { inherit meta src npmDeps; };
            importNpmLock = {
              __functor = _self: { npmRoot }: builtins.fromJSON (builtins.readFile (npmRoot + "/package-lock.json"));
              npmConfigHook = package "npm-config-hook";
            };
            makeDesktopItem =
              {
                name,
                desktopName,
                comment,
                exec,
                categories,
              }:
              package "${name}.desktop";
            writeShellApplication =
              {
                name,
                text,
                runtimeInputs ? [ ],
                runtimeEnv ? { },
              }:
              builtins.deepSeq [ text runtimeInputs runtimeEnv ] (package name);
            mkShell = { packages }: package "shell";
          }
          // builtins.listToAttrs (
            map
              (name: {
                inherit name;
                value = package name;
              })
              [
                "chromium"
                "makeBinaryWrapper"
                "nixfmt"
                "nodejs_24"
                "shellcheck"
                "tmux"
                "glow"
                "gum"
                "yq-go"
              ]
          );
        in
        pkgs
