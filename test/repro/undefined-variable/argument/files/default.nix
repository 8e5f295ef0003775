{ config ? { }, ... }:
{
  port = lib.port or 80;
}
