{ outputs = { self }: { host = builtins.readFile /etc/hostname; }; }
