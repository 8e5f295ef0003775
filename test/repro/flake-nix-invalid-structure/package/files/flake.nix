{ outputs = { self }: { web = null; }; }
