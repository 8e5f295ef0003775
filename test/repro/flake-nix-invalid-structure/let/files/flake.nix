let port = 80; in { outputs = { self }: { inherit port; }; }
