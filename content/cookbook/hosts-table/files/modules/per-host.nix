# perHost { laptop = …; web = …; default = …; } is the row of this machine, for tables that only one module needs.
{ config, lib, ... }:
{
  _module.args.perHost =
    table:
    let
      inherit (config.my) host hosts;
      names = lib.attrNames table;
      file = (builtins.unsafeGetAttrPos (lib.head names) table).file or "perHost";
      unknown = lib.subtractLists ([ "default" ] ++ lib.attrNames hosts) names;
    in
    if unknown != [ ] then
      throw "${file}: there is no host ${lib.concatStringsSep ", " unknown}."
    else
      table.${host} or table.default or (throw "${file}: the table has no row for ${host}.");
}
