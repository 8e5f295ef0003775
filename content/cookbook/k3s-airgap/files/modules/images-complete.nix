# Refuses a system whose manifests name an image that the node does not have.
{ config, lib, ... }:
let
  cfg = config.services.k3s;
  imagesIn =
    value:
    if lib.isList value then
      lib.concatMap imagesIn value
    else if lib.isAttrs value then
      lib.optional (lib.isString (value.image or null)) value.image
      ++ lib.concatMap imagesIn (lib.attrValues value)
    else
      [ ];
  manifests = lib.filter (manifest: manifest.enable) (lib.attrValues cfg.manifests);
  wanted = imagesIn (map (manifest: manifest.content) manifests);
  missing = lib.subtractLists (import ../images/names.nix cfg.images) wanted;
in
{
  assertions = [
    {
      assertion = missing == [ ];
      message = "services.k3s.images lacks ${toString missing}.";
    }
    {
      # Each is linked under the name of its file; of two with one name, one is lost.
      assertion = lib.allUnique (map (image: image.name) cfg.images);
      message = "Two of services.k3s.images have the same file name.";
    }
  ];
}
