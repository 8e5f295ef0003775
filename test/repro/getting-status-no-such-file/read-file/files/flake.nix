{
  outputs = { self }: {
    motd = builtins.readFile "${self}/motd.txt";
  };
}
