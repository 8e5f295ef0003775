{
  outputs = { self }: {
    port = 8080;
  };
}
