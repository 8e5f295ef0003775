{ outputs = { self }: { src = fetchGit "https://example.org/web.git"; }; }
