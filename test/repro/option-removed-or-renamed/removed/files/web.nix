{ services.web.config = "x"; }
