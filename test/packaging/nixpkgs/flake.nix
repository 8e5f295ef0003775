# As much of nixpkgs as the flake of this project evaluates: no package is built, every call is checked for what it is given.
{
  outputs =
    { self }:
    let
      lib = import ./lib.nix;
      packagesFor =
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
              ]
          );
        in
        pkgs;
    in
    {
      inherit lib;
      legacyPackages = lib.genAttrs [
        "x86_64-linux"
        "aarch64-linux"
        "aarch64-darwin"
      ] packagesFor;
    };
}
