# What goes with the links, at each activation. It may run twice, at boot, without a network, and with nobody there.
{
  config,
  lib,
  pkgs,
  ...
}:
let
  inherit (config.dotfiles) checkout names;
  folder = lib.escapeShellArg checkout;
in
{
  config.home.activation = lib.mkIf (checkout != null) {
    # Before the boundary nothing changes: the place to say no.
    checkDotfiles = lib.hm.dag.entryBefore [ "writeBoundary" ] ''
      if [[ -e ${folder} && ! -e ${folder}/.git ]]; then
        errorEcho ${folder} 'is there and no Git repository. Move it away, then switch again.'
        exit 1
      fi
    '';

    # After it things may change. `run` shows the command instead of running it with --dry-run.
    cloneDotfiles = lib.hm.dag.entryAfter [ "writeBoundary" ] ''
      if [[ ! -e ${folder} ]]; then
        run env GIT_TERMINAL_PROMPT=0 ${lib.getExe pkgs.git} clone \
          https://git.example.com/ana/home.git ${folder} || true
      fi
    '';

    # What looks at the links comes after both that make them.
    probeDotfiles =
      lib.hm.dag.entryAfter
        [
          "cloneDotfiles"
          "linkGeneration"
        ]
        ''
          for name in ${lib.escapeShellArgs names}; do
            if [[ ! -v DRY_RUN && ! -e ${config.xdg.configHome}/$name ]]; then
              warnEcho "${config.xdg.configHome}/$name leads nowhere: $(readlink -m "${config.xdg.configHome}/$name")"
            fi
          done
        '';
  };
}
