{ services.logs.enable = true; }
