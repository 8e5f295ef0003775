# Packages of the stand-in. Those that only have to exist are named in packages.txt; the others are checked for what they are given.
{ lib, system, config, final }:
let
  # A derivation that nothing builds; its name and everything it is given stay on it.
  package =
    name: given:
    let
      own = removeAttrs given [ "meta" "passthru" ];
      made = derivation {
        inherit name system;
        builder = "/bin/sh";
        args = [
          "-c"
          "echo ${builtins.hashString "sha256" (described own)} > $out"
        ];
      };
      allowed = given.meta.license or null != "unfree" || config.allowUnfree or false || (config.allowUnfreePredicate or (_: false)) result;
      result =
        own
        // {
          inherit (made) type outPath drvPath outputName all system;
          out = result;
          outputs = [ "out" ];
          inherit name;
          meta = { mainProgram = given.pname or name; } // given.meta or { };
          overrideAttrs = change: package name (given // changed change given);
          override = _: result;
        }
        // given.passthru or { };
    in
    if allowed then result else throw "Package ‘${name}’ has an unfree license (‘unfree’), refusing to evaluate.";
  changed = change: given: if !builtins.isFunction change then change else let once = change given; in if builtins.isFunction once then change (given // once given) given else once;

  # What a derivation is given, as text: so every part of it is evaluated.
  described =
    value:
    if builtins.isAttrs value then
      if value ? outPath then toString value else toString (map (name: "${name}=${described value.${name}}") (builtins.attrNames value))
    else if builtins.isList value then toString (map described value)
    else if builtins.isFunction value then "a function"
    else if builtins.isPath value then (if builtins.pathExists value then toString value else throw "There is no ${toString value}.")
    else toString value;

  nameOf = given: given.name or "${given.pname}-${given.version}";
  mkDerivation =
    given:
    let set = if builtins.isFunction given then lib.fix given else given; in
    package (nameOf set) set;
  fixedOutput =
    what: given:
    if (given.hash or given.sha256 or null) == null then throw "${what} without a hash." else package (given.name or what) given;
  named = name: package name { pname = name; };
  # Without a tag, an image is tagged with the hash of what is in it.
  image = file: { name, tag ? null, config ? { }, ... }@given:
    let made = package file (removeAttrs given [ "name" ]); in
    made // { imageName = name; imageTag = if tag != null then tag else builtins.substring 11 32 made.outPath; };
  text = name: content: package name { inherit content; };

  own = {
    inherit lib config system;
    stdenv = {
      inherit mkDerivation;
      hostPlatform = { inherit system; isLinux = lib.hasSuffix "linux" system; isDarwin = lib.hasSuffix "darwin" system; isx86_64 = lib.hasPrefix "x86_64" system; isAarch64 = lib.hasPrefix "aarch64" system; };
      cc = { cc = named "gcc" // { lib = named "gcc-lib"; }; };
      isLinux = lib.hasSuffix "linux" system;
    };
    stdenvNoCC = final.stdenv;
    callPackage =
      given: arguments:
      let
        make = if builtins.isPath given || builtins.isString given then import given else given;
        found = builtins.intersectAttrs (builtins.functionArgs make) final // arguments;
        built = make found;
      in
      if built ? outPath then built // { override = change: final.callPackage given (arguments // (if builtins.isFunction change then change found else change)); } else built;
    newScope = extra: given: arguments: final.callPackage given (extra // arguments);

    fetchurl = given: if given ? url || given ? urls then fixedOutput "source" given else throw "fetchurl without a URL.";
    fetchzip = fixedOutput "source";
    fetchgit = fixedOutput "source";
    fetchFromGitHub = { owner, repo, rev ? given.tag, ... }@given: fixedOutput "source" given;
    fetchpatch = fixedOutput "patch";
    requireFile = fixedOutput "file";

    buildGoModule = given: mkDerivation given;
    buildNpmPackage = { npmDeps ? null, ... }@given: mkDerivation given;
    rustPlatform.buildRustPackage = mkDerivation;
    importNpmLock = {
      __functor = _self: { npmRoot }: builtins.fromJSON (builtins.readFile (npmRoot + "/package-lock.json"));
      npmConfigHook = named "npm-config-hook";
    };
    runCommand = name: environment: script: package name (environment // { buildCommand = script; });
    runCommandLocal = final.runCommand;
    writeText = text;
    writeTextFile = { name, text, ... }@given: package name given;
    writeTextDir = path: text (builtins.baseNameOf path);
    writeScript = text;
    writeScriptBin = text;
    writeShellScript = text;
    writeShellScriptBin = text;
    writeShellApplication =
      { name, text, runtimeInputs ? [ ], runtimeEnv ? { }, excludeShellChecks ? [ ], bashOptions ? [ ], meta ? { }, inheritPath ? true, derivationArgs ? { } }@given:
      package name given;
    symlinkJoin = { name, paths, ... }@given: package name given;
    buildEnv = { name, paths, ... }@given: package name given;
    linkFarm = name: entries: package name { inherit entries; };
    closureInfo = { rootPaths }: package "closure-info" { inherit rootPaths; };
    makeDesktopItem = { name, desktopName, comment ? "", exec, categories ? [ ], ... }@given: package "${name}.desktop" given;
    mkShell = { name ? "nix-shell", packages ? [ ], inputsFrom ? [ ], shellHook ? "", ... }@given:
      let inputs = kind: given.${kind} or [ ] ++ lib.subtractLists inputsFrom (lib.flatten (lib.catAttrs kind inputsFrom)); in
      package name (removeAttrs given [ "packages" "inputsFrom" ] // {
        nativeBuildInputs = packages ++ inputs "nativeBuildInputs";
        buildInputs = inputs "buildInputs";
      });
    mkShellNoCC = final.mkShell;
    formats = lib.genAttrs [ "json" "yaml" "toml" "ini" "keyValue" ] (_: _: { type = lib.types.anything; generate = name: value: package name { inherit value; }; });

    dockerTools = {
      pullImage = { imageName, imageDigest, hash, finalImageName ? imageName, finalImageTag ? "latest", os ? "linux", arch ? "amd64", tlsVerify ? true, name ? "docker-image-${finalImageName}-${finalImageTag}.tar" }@given:
        if lib.hasPrefix "sha256:" imageDigest
        then package (builtins.replaceStrings [ "/" ":" ] [ "-" "-" ] name) (given // { imageName = finalImageName; imageTag = finalImageTag; })
        else throw "imageDigest is no digest.";
      buildImage = given: image "docker-image-${builtins.baseNameOf given.name}.tar.gz" given;
      buildLayeredImage = given: image "${builtins.baseNameOf given.name}.tar.gz" given;
      streamLayeredImage = given: image "stream-${builtins.baseNameOf given.name}" given;
      caCertificates = named "ca-certificates";
      fakeNss = named "fake-nss";
      binSh = named "bin-sh";
    };
    ociTools = { };
    k3s = package "k3s-1.35.0+k3s1" { pname = "k3s"; version = "1.35.0+k3s1"; passthru.airgap-images = package "k3s-airgap-images-amd64.tar.zst" { }; };
    k3s_1_35 = final.k3s;
    obsidian = package "obsidian-1.9.14" { pname = "obsidian"; meta.license = "unfree"; };
    entr = mkDerivation { pname = "entr"; version = "5.8"; };
    nixosTest = final.testers.runNixOSTest;
    testers.testBuildFailure = tested: tested.overrideAttrs { builder = final.bash; };
    # The machines are evaluated, the script is not run.
    testers.runNixOSTest = given:
      let
        loaded = if builtins.isPath given then import given else given;
        test = if builtins.isFunction loaded then loaded { inherit lib; pkgs = final; } else loaded;
        machine = name: module: (lib.nixosSystem { modules = [ module { nixpkgs.hostPlatform = lib.mkDefault system; networking.hostName = lib.mkDefault name; } ]; }).config.system.build.toplevel;
      in
      package "vm-test-run-${test.name}" { nodes = lib.mapAttrs machine test.nodes; inherit (test) testScript; };
    nixos = module: lib.nixosSystem { inherit system; modules = [ module ]; };
    pkgsCross = { };
    pkgsStatic = final;
    python3 = named "python3" // { withPackages = choose: package "python3-env" { packages = choose final.python3Packages; }; };
    python3Packages = lib.genAttrs [ "pytest" "requests" "pyyaml" ] named;
    writers = { writePython3Bin = name: _: text name; };
    linuxPackages = { };
    linuxPackages_latest = { };
  };
in
lib.genAttrs (builtins.filter (line: line != "") (lib.splitString "\n" (builtins.readFile ./packages.txt))) named // own
