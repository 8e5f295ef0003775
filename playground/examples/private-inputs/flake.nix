{
  description = "One flake over several private repositories";

  inputs = {
    nixpkgs.url = "github:NixOS/nixpkgs/nixos-26.05";

    # What `git clone` takes is not a URL: here the colon makes it a path.
    platform = {
      url = "git@gitlab.example.com:infra/platform.git";
      inputs.nixpkgs.follows = "nixpkgs";
    };

    # Half way: a scheme, but still the colon.
    secrets.url = "git+ssh://git@gitlab.example.com:infra/secrets.git";

    # Nix would download this as an archive.
    website = {
      url = "https://gitlab.example.com/web/website.git";
      flake = false;
    };

    # Right: a scheme, a user, a slash.
    monitoring = {
      url = "git+ssh://git@gitlab.example.com/infra/monitoring.git?ref=main";
      inputs.nixpkgs.follows = "nixpkgs";
      inputs.platform.follows = "platfrom";
    };
  };

  outputs =
    {
      nixpkgs,
      platform,
      secrets,
      monitoring,
      website,
      ...
    }:
    {
      nixosConfigurations.web = nixpkgs.lib.nixosSystem {
        modules = [
          platform.nixosModules.default
          secrets.nixosModules.default
          monitoring.nixosModules.agent
          {
            nixpkgs.hostPlatform = "x86_64-linux";
            services.nginx.virtualHosts."www.example.com".root = website;
          }
        ];
      };
    };
}
