let
  port = 8080;
in
{
  inherit port;
  url = "http://localhost:${toString port}";
}
