{
  lib,
  dockerTools,
  static-web-server,
}:

dockerTools.buildLayeredImage {
  # Without a tag: it becomes a hash of the contents, so each change is a new image.
  name = "registry.example.com/web";
  config = {
    Entrypoint = [
      (lib.getExe static-web-server)
      "--port=8080"
      "--root=${../site}"
    ];
    User = "65534:65534";
  };
}
