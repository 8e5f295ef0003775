{
  outputs = { self }: {
    lib.port = 80;
    web.port = self.lib.port;
  };
}
