{ pkgs }:
let
  # What the tests need, at the desk and in CI.
  shared = {
    packages = [
      pkgs.just
      pkgs.shellcheck
      pkgs.shfmt
    ];
    env.SHELLCHECK_OPTS = "--severity=style";
  };
in
{
  ci = pkgs.mkShellNoCC shared;

  default = pkgs.mkShellNoCC (
    shared
    // {
      # What only people need.
      packages = shared.packages ++ [ pkgs.bash-language-server ];
      shellHook = ''
        echo "'just' lists what there is to do" >&2
      '';
    }
  );
}
