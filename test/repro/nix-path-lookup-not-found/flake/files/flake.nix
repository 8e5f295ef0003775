{
  outputs = { self }: {
    port = (import <site> { }).port;
  };
}
