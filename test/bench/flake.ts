import type { Document } from '../../src/engine/model.ts'

/** A flake of about `lines` lines in the style of real ones: inputs, hosts with inline modules, packages, dev shells. */
export function bigFlake(lines: number): string {
  const hosts = Math.ceil((lines - 40) / 24)
  const host = (n: number): string => `
      # Host number ${n} of the fleet.
      host${n} = nixpkgs.lib.nixosSystem {
        specialArgs = { inherit inputs; };
        modules = [
          ./hosts/host${n}/default.nix
          home-manager.nixosModules.home-manager
          ({ config, lib, pkgs, ... }: {
            networking.hostName = "host${n}";
            services.openssh = {
              enable = true;
              settings.PasswordAuthentication = false;
              ports = [ 22 (2200 + ${n}) ];
            };
            environment.systemPackages = with pkgs; [ git ripgrep jq htop ];
            systemd.services.report = lib.mkIf config.services.openssh.enable {
              script = ''
                \${pkgs.curl}/bin/curl -s https://example.com/host${n} > /dev/null
                echo "done \${toString config.services.openssh.ports}"
              '';
            };
            users.users.ana = { isNormalUser = true; extraGroups = [ "wheel" ]; };
          })
        ];
      };`
  return `{
  description = "A fleet";
  inputs = {
    nixpkgs.url = "github:NixOS/nixpkgs/nixos-26.05";
    home-manager = {
      url = "github:nix-community/home-manager/release-26.05";
      inputs.nixpkgs.follows = "nixpkgs";
    };
    private.url = "git+ssh://git@git.example.com/org/private.git";
  };
  outputs = { self, nixpkgs, home-manager, ... }@inputs:
    let
      system = "x86_64-linux";
      pkgs = nixpkgs.legacyPackages.\${system};
    in
    {
      packages.\${system}.default = pkgs.hello;
      devShells.\${system}.default = pkgs.mkShell { packages = [ pkgs.git pkgs.jq ]; };
      nixosConfigurations = {${Array.from({ length: hosts }, (_, n) => host(n)).join('')}
      };
    };
}
`
}

/** A project of that many modules, each of which imports the next two and is called with other arguments by a third. */
export function bigProject(modules: number): readonly Document[] {
  const name = (n: number): string => `./m${n % modules}.nix`
  const text = (n: number): string => `{ config, lib, pkgs, ... }:
let
  made = import ${name(n + 3)} { inherit config lib; } { inherit pkgs; };
in
{
  imports = [ ${name(n + 1)} ${name(n + 2)} ];
  options.my.service${n}.enable = lib.mkEnableOption "service ${n}";
  config = lib.mkIf config.my.service${n}.enable {
    environment.systemPackages = [ pkgs.git made ];
    systemd.services.service${n} = {
      wantedBy = [ "multi-user.target" ];
      script = "echo ${n}";
    };
  };
}
`
  return Array.from({ length: modules }, (_, n) => ({ path: `m${n}.nix`, text: text(n) }))
}
