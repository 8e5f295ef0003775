# The command `flakewise`: the sources, which Node runs as they are, with the packages of the lock.
{
  lib,
  buildNpmPackage,
  importNpmLock,
  makeBinaryWrapper,
  nodejs_24,
}:
buildNpmPackage {
  pname = "flakewise";
  inherit (lib.importJSON ../../package.json) version;

  src = lib.fileset.toSource {
    root = ../..;
    fileset = lib.fileset.unions [
      ../../content
      ../../package.json
      ../../package-lock.json
      ../../src
    ];
  };

  nodejs = nodejs_24;
  npmDeps = importNpmLock { npmRoot = ../..; };
  npmConfigHook = importNpmLock.npmConfigHook;
  # No package runs a script when it is installed.
  npmFlags = [ "--ignore-scripts" ];
  nativeBuildInputs = [ makeBinaryWrapper ];
  dontNpmBuild = true;

  installPhase = ''
    runHook preInstall
    mkdir -p $out/lib/flakewise $out/bin
    cp -r content src package.json node_modules $out/lib/flakewise
    makeBinaryWrapper ${lib.getExe nodejs_24} $out/bin/flakewise \
      --add-flags $out/lib/flakewise/src/cli/bin.ts
    runHook postInstall
  '';

  meta = {
    description = "Linter for flakes, locks and modules, with a page behind each rule";
    license = lib.licenses.mit;
    mainProgram = "flakewise";
  };
}
