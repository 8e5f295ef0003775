{ services.web.root = "/srv"; }
