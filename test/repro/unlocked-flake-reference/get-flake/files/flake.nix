{ outputs = { self }: { port = (builtins.getFlake "example").port; }; }
