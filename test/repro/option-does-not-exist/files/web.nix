{ services.web.enabel = true; }
