# Read by the program agenix alone: for whom each file is encrypted.
let
  ana = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIB48E/yIXQEjeLvM/5Ads6vQw+oukw4fBLHl1GcMn1RK ana@laptop";
  web = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBR2hehBtuwW+QV6QBrgSwX3oeYfOibYCVItJChmG1Yi root@web";

  ofWeb = {
    publicKeys = [
      ana
      web
    ];
    armor = true; # text instead of bytes
  };
in
{
  "ana-password.age" = ofWeb;
  "heartbeat-header.age" = ofWeb;
  "restic-password.age" = ofWeb;
  "s3.env.age" = ofWeb;
}
