{
  port = 8080;
  url = "http://localhost:${toString port}";
}
