{ services.web.names = "example.org"; }
