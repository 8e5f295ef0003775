{ outputs = { self }: { host = builtins.readFile ./hostname; }; }
