{ outputs = { self }: { src = fetchTarball "https://example.org/web.tar.gz"; }; }
