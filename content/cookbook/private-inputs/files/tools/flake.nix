{
  description = "What the people on duty work with";

  outputs =
    { self }:
    {
      nixosModules.default =
        { pkgs, ... }:
        {
          environment.systemPackages = [
            pkgs.git
            pkgs.jq
            pkgs.tmux
          ];
        };
    };
}
