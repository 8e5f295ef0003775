{ outputs = { self }: { home = "/home/ana"; }; }
