{ outputs = { self }: { system = builtins.currentSystem; }; }
