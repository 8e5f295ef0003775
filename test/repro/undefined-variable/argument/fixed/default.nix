{ config ? { }, lib ? { }, ... }:
{
  port = lib.port or 80;
}
