{ services.web.port = 80; }
