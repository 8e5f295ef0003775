{ self }:
{
  name = "site";

  nodes = {
    web = {
      imports = [ self.nixosModules.site ];
      # Something listens here, so that it is the firewall that keeps the client out.
      services.nginx.virtualHosts.closed = {
        listen = [
          {
            addr = "0.0.0.0";
            port = 8080;
          }
        ];
        locations."/".return = "204";
      };
    };
    client =
      { pkgs, ... }:
      {
        environment.systemPackages = [ pkgs.curl ];
      };
  };

  testScript = ''
    start_all()
    web.wait_for_unit("nginx.service")
    web.wait_for_open_port(80)
    client.wait_for_unit("multi-user.target")

    with subtest("another machine gets the page"):
        page = client.succeed("curl --fail --silent --show-error http://web/")
        assert "It works" in page, page

    with subtest("and no other port"):
        web.wait_for_open_port(8080)
        client.fail("curl --fail --silent --max-time 5 http://web:8080/")

    with subtest("also after a reboot"):
        web.shutdown()
        web.start()
        client.wait_until_succeeds("curl --fail --silent http://web/")
  '';
}
