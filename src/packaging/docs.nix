# The book as a folder that needs no server, and the command `flakewise-docs` that reads it on a terminal.
{
  lib,
  buildNpmPackage,
  importNpmLock,
  nodejs_24,
}:
buildNpmPackage {
  pname = "flakewise-docs";
  inherit (lib.importJSON ../../package.json) version;

  src = lib.fileset.toSource {
    root = ../..;
    fileset = lib.fileset.unions [
      ../../astro.config.mjs
      ../../content
      ../../package.json
      ../../package-lock.json
      ../../playground
      ../../public
      ../../src
      ../../tsconfig.json
    ];
  };

  nodejs = nodejs_24;
  npmDeps = importNpmLock { npmRoot = ../..; };
  npmConfigHook = importNpmLock.npmConfigHook;
  npmFlags = [ "--ignore-scripts" ];
  npmBuildScript = "bundle";

  installPhase = ''
    runHook preInstall
    mkdir -p $out/share/doc $out/bin
    cp -r dist/offline $out/share/doc/flakewise
    ln -s $out/share/doc/flakewise/flakewise-docs $out/bin/flakewise-docs
    runHook postInstall
  '';

  meta = {
    description = "The Flakewise cookbook, readable without a network";
    license = lib.licenses.mit;
    mainProgram = "flakewise-docs";
  };
}
