{ writeShellApplication }:
writeShellApplication {
  name = "notes";
  text = ''
    mkdir -p "$HOME/notes"
    exec "''${EDITOR:-vi}" "$HOME/notes/$(date +%F).md"
  '';
}
