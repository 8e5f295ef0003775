{ inputs.dep = { type = "github"; owner = "a"; repo = "b"; url = "https://example.org"; }; outputs = { self, dep }: { port = 80; }; }
