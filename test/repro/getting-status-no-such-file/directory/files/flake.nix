{
  outputs = { self }: {
    modules = import ./modules;
  };
}
