{ lib, ... }: { services.web.port = lib.mkForce 8080; }
