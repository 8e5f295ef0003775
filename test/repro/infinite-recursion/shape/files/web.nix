{ config, ... }:
{
  config = if config.services.web.enable then { services.logs.enable = true; } else { };
}
