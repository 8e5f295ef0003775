# The functions of nixpkgs' lib that the flake of this project calls.
let
  packagesFor = import ./packages.nix lib;
  lib = rec {
  genAttrs = names: make: builtins.listToAttrs (map (name: { inherit name; value = make name; }) names);
  importJSON = path: builtins.fromJSON (builtins.readFile path);
  getExe = package: "${package}/bin/${package.meta.mainProgram or package.name}";
  optionals = condition: list: if condition then list else [ ];
  literalExpression = text: { inherit text; };
  mkForce = content: {
    _type = "override";
    inherit content;
  };

  # Every module is called and evaluated to its last value; nothing is looked up in the modules of NixOS.
  nixosSystem =
    {
      modules,
      specialArgs ? { },
    }:
    let
      plain = value: if value._type or null == "override" then plain value.content else value;
      arguments = {
        inherit config lib;
        modulesPath = "/modules-of-nixos";
        pkgs = packagesFor "x86_64-linux";
      }
      // specialArgs;
      called =
        module:
        let
          loaded = if builtins.isPath module then import module else module;
        in
        if builtins.isFunction loaded then loaded arguments else loaded;
      collect =
        module:
        let
          set = called module;
          own = builtins.filter (each: !builtins.isString each) (set.imports or [ ]);
        in
        [ (removeAttrs set [ "imports" ]) ] ++ builtins.concatMap collect own;
      update =
        left: right:
        left
        // builtins.mapAttrs (
          name: value:
          if builtins.isAttrs value && !(value ? _type) && !(value ? outPath) && left ? ${name} then
            update left.${name} value
          else
            plain value
        ) right;
      # Down to packages and flakes, which may lead back here.
      forced =
        value:
        if builtins.isAttrs value then
          value ? outPath || builtins.all forced (builtins.attrValues value)
        else if builtins.isList value then
          builtins.all forced value
        else
          builtins.seq value true;
      defined = builtins.foldl' update { } (builtins.concatMap collect modules);
      build = name: derivation {
        inherit name;
        system = "x86_64-linux";
        builder = "/bin/sh";
        args = [
          "-c"
          "echo ${builtins.hashString "sha256" (builtins.toJSON (builtins.attrNames defined))} > $out"
        ];
      };
      config = assert forced defined; (
        defined
        // {
          system = defined.system or { } // {
            build = {
              toplevel = build "nixos-system";
              isoImage = build "${plain (defined.image.baseName or "nixos")}.iso";
            };
          };
        }
      );
    in
    {
      inherit config;
    };

  licenses.mit = "MIT";
  fileset = {
    unions = paths: assert builtins.all builtins.pathExists paths; paths;
    toSource = { root, fileset }: assert fileset != [ ]; root;
  };
}
;
in
lib // { inherit packagesFor; }
