{
  runCommand,
  deadnix,
  flakewise,
  nixfmt,
  statix,
  src,
}:

runCommand "lint"
  {
    nativeBuildInputs = [
      deadnix
      flakewise
      nixfmt
      statix
    ];
  }
  ''
    cd ${src}

    # A gate that looks at nothing is open.
    if [ -z "$(find . -name '*.nix')" ]; then
      echo "There is no Nix file here." >&2
      exit 1
    fi

    # Everyone speaks before the build stops.
    failed=
    find . -name '*.nix' -exec nixfmt --check {} + || failed+=" nixfmt"
    statix check . || failed+=" statix"
    deadnix --fail . || failed+=" deadnix"
    flakewise lint --max-warnings 0 . || failed+=" flakewise"

    if [ -n "$failed" ]; then
      echo "Refused by:$failed" >&2
      exit 1
    fi
    touch "$out"
  ''
