{
  lib,
  dockerTools,
  static-web-server,
  toImage,
}:

toImage {
  name = "registry.example.com/web";
  tag = "1.0.0";
  contents = [
    dockerTools.caCertificates # without it, no TLS
    dockerTools.fakeNss # /etc/passwd with root and nobody
  ];
  config = {
    Entrypoint = [
      (lib.getExe static-web-server)
      "--port=8080"
      "--root=${../site}"
    ];
    ExposedPorts."8080/tcp" = { };
    User = "65534:65534";
  };
}
