{ stdenvNoCC }:
stdenvNoCC.mkDerivation {
  pname = "site";
  version = "1.0.0";
  src = ./site;

  installPhase = ''
    runHook preInstall
    cp --recursive . "$out"
    runHook postInstall
  '';
}
