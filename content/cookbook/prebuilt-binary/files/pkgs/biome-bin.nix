{
  lib,
  stdenv,
  fetchurl,
  autoPatchelfHook,
  versionCheckHook,
}:

stdenv.mkDerivation (finalAttrs: {
  pname = "biome-bin";
  version = "2.6.8";

  src =
    finalAttrs.passthru.sources.${stdenv.hostPlatform.system}
      or (throw "biome-bin: nobody compiles it for ${stdenv.hostPlatform.system}.");

  strictDeps = true;
  # The hook runs while building, so it is one of these, ...
  nativeBuildInputs = [ autoPatchelfHook ];
  # ... and the libraries that it writes into the program are these.
  buildInputs = [ (lib.getLib stdenv.cc.cc) ]; # libgcc_s.so.1

  dontConfigure = true;
  dontBuild = true;
  installPhase = ''
    runHook preInstall
    install -Dm755 biome -t "$out/bin"
    runHook postInstall
  '';

  doInstallCheck = true;
  nativeInstallCheckInputs = [ versionCheckHook ];

  passthru.sources = {
    x86_64-linux = fetchurl {
      url = "https://registry.npmjs.org/@biomejs/cli-linux-x64/-/cli-linux-x64-${finalAttrs.version}.tgz";
      hash = "sha512-XIk3pLQT56I6Tti+u0DF8FtSNXjCMTPbxVTzfJ9cS2t1ImVKvrqV5b52GuEaJg6/wuiXvz0sjfb5saB4TPRjzA==";
    };
    aarch64-linux = fetchurl {
      url = "https://registry.npmjs.org/@biomejs/cli-linux-arm64/-/cli-linux-arm64-${finalAttrs.version}.tgz";
      hash = "sha512-0Bjim8lKwnrvXUHoI4k3Tb51BjoiLEwDnovCI8nSzkk6wj3dShiuAjrx6+X0Hjf4ejR1sRZgTQiSDHlpy9vB7w==";
    };
  };

  meta = {
    description = "Formatter and linter for web projects, as its authors compiled it";
    homepage = "https://biomejs.dev";
    license = [
      lib.licenses.mit
      lib.licenses.asl20
    ];
    sourceProvenance = [ lib.sourceTypes.binaryNativeCode ];
    mainProgram = "biome";
    platforms = builtins.attrNames finalAttrs.passthru.sources;
  };
})
