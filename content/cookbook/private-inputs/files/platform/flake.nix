{
  description = "What every host has";

  outputs =
    { self }:
    {
      nixosModules.default = {
        services.openssh.enable = true;
        services.openssh.settings.PasswordAuthentication = false;
      };
    };
}
