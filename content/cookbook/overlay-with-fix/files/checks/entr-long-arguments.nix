{ runCommand, entr }:

runCommand "entr-long-arguments" { nativeBuildInputs = [ entr ]; } ''
  long=$(head -c 100000 /dev/zero | tr '\0' a)
  touch watched
  if echo watched | entr -n -z true "$long" "$long" "$long" "$long" 2> message; then
    echo "entr took more than it has room for" >&2
    exit 1
  fi
  grep 'argument list too long' message
  touch "$out"
''
