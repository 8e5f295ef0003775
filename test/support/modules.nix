# A small module system for tests without nixpkgs: options, imports, priorities and types as far as errors need them. It says what
# `lib.evalModules` of nixpkgs says, in its words, so that Nix prints them in the shape of a real trace.
let
  inherit (builtins)
    addErrorContext all attrNames attrValues concatLists concatMap concatStringsSep elem elemAt filter foldl' functionArgs head
    isAttrs isBool isFunction isInt isList isString length listToAttrs mapAttrs partition removeAttrs toJSON typeOf;

  mkOverride = priority: content: { _type = "override"; inherit priority content; };
  type = name: check: merge: { inherit name check merge; };
  equal = loc: defs:
    if all (def: def.value == (head defs).value) defs then (head defs).value
    else throw "The option `${showOption loc}' has conflicting definition values:${showDefs defs}\nUse `lib.mkForce value` or `lib.mkDefault value` to change the priority on any of these definitions.";
  unique = loc: defs:
    if length defs == 1 then (head defs).value
    else throw "The option `${showOption loc}' is defined multiple times while it's expected to be unique.\n\nDefinition values:${showDefs defs}\nUse `lib.mkForce value` or `lib.mkDefault value` to change the priority on any of these definitions.";

  lib = rec {
    inherit mkOverride;
    mkForce = mkOverride 50;
    mkDefault = mkOverride 1000;
    mkIf = condition: content: { _type = "if"; inherit condition content; };
    mkOption = declaration: { _type = "option"; } // declaration;
    mkEnableOption = name: mkOption { type = types.bool; default = false; };
    optional = condition: value: if condition then [ value ] else [ ];
    optionalAttrs = condition: value: if condition then value else { };
    types = {
      bool = type "boolean" isBool equal;
      int = type "signed integer" isInt equal;
      str = type "string" isString equal;
      package = type "package" (value: value.type or null == "derivation") unique;
      listOf = item: type "list of ${item.name}" (value: isList value && all item.check value) (loc: defs: concatMap (def: def.value) defs);
      attrs = type "attribute set" isAttrs (loc: defs: foldl' (a: def: a // def.value) { } defs);
    };
    inherit evalModules;
    checkAssertWarn = assertions: warnings: value:
      let failed = map (assertion: assertion.message) (filter (assertion: !assertion.assertion) assertions); in
      if failed == [ ] then value else throw "\nFailed assertions:\n${concatStringsSep "\n" (map (message: "- ${message}") failed)}";
  };

  showOption = concatStringsSep ".";
  showDefs = defs: concatStringsSep "" (map (def: "\n- In `${def.file}'${show def.value}") defs);
  show = value: if elem (typeOf value) [ "lambda" "set" ] then "" else ": ${toJSON value}";

  evalModules = { modules, specialArgs ? { } }:
    let
      collected = concatLists (map (collect "<unknown-file>") ([ builtin ] ++ modules));
      builtin = { options._module.args = lib.mkOption { type = lib.types.attrs; default = { }; }; };
      config = addErrorContext
        "if you get an infinite recursion here, you probably reference `config` in `imports`. If you are trying to achieve a conditional import behavior dependent on `config`, consider importing unconditionally, and using `mkEnableOption` and `mkIf` to control its effect."
        (merge [ ] (concatMap (module: leaves [ ] module.file module.options) collected)
          (concatMap (module: map (value: { inherit (module) file; inherit value; }) (push module.config)) collected));

      collect = parent: given:
        let
          file = if isAttrs given || isFunction given then given._file or parent else toString given;
          loaded = if isAttrs given || isFunction given then given else import given;
          called = if isFunction loaded then loaded (arguments file loaded) else loaded;
          module = normal file called;
        in
        [ module ] ++ concatMap (collect file) module.imports;

      arguments = file: module: mapAttrs
        (name: _: addErrorContext "while evaluating the module argument `${name}' in \"${file}\":"
          (specialArgs.${name} or { inherit config lib; }.${name} or (addErrorContext
            "noting that argument `${name}` is not externally provided, so querying `_module.args` instead, requiring `config`"
            config._module.args.${name})))
        (functionArgs module) // { inherit config lib; } // specialArgs;
    in
    { inherit config; };

  normal = file: module:
    let bad = removeAttrs module [ "_file" "imports" "options" "config" ]; in
    if module ? config || module ? options then
      if bad == { } then { inherit file; imports = module.imports or [ ]; options = module.options or { }; config = module.config or { }; }
      else throw "Module `${file}' has an unsupported attribute `${head (attrNames bad)}'. This is caused by introducing a top-level `config' or `options' attribute. Add configuration attributes immediately on the top level instead, or move all of them (namely: ${toString (attrNames bad)}) into the explicit `config' attribute."
    else { inherit file; imports = module.imports or [ ]; options = { }; config = bad; };

  leaves = path: file: set: concatMap
    (name:
      let at = path ++ [ name ]; in
      if set.${name}._type or null == "option" then [ { inherit file; loc = at; option = set.${name}; } ] else leaves at file set.${name})
    (attrNames set);

  # Moves conditions inwards without looking at them: which attributes are defined must not depend on `config`.
  push = value:
    if value._type or null == "if" then map (mapAttrs (_: content: lib.mkIf value.condition content)) (push value.content) else [ value ];

  # At the option, conditions are decided.
  decide = def:
    if def.value._type or null != "if" then [ def ]
    else if def.value.condition then decide (def // { value = def.value.content; })
    else [ ];

  merge = prefix: declared: definitions:
    let
      deep = length prefix;
      here = name: filter (d: elemAt d.loc deep == name) declared;
      names = attrNames (listToAttrs (map (d: { name = elemAt d.loc deep; value = null; }) declared));
      defined = attrNames (foldl' (a: def: a // def.value) { } definitions);
      unknown = filter (name: !(elem name names)) defined;
      defsOf = name: concatMap
        (def: if def.value ? ${name} then [ { inherit (def) file; value = def.value.${name}; } ] else [ ])
        definitions;
      inside = concatMap (def: map (value: def // { inherit value; }) (push def.value));
    in
    if unknown != [ ] then
      throw "The option `${showOption (prefix ++ [ (head unknown) ])}' does not exist. Definition values:${showDefs (defsOf (head unknown))}"
    else listToAttrs (map
      (name: {
        inherit name;
        value =
          let
            sorted = partition (d: length d.loc == deep + 1) (here name);
            loc = prefix ++ [ name ];
          in
          if length sorted.right > 1 then
            throw "The option `${showOption loc}' in `${(elemAt sorted.right 1).file}' is already declared in `${(head sorted.right).file}'."
          else if sorted.right != [ ] then addErrorContext "while evaluating the option `${showOption loc}':" (value loc (head sorted.right).option (concatMap decide (defsOf name)))
          else merge loc (here name) (inside (defsOf name));
      })
      names);

  value = loc: option: given:
    let
      defaults = if option ? default then [ { file = "the default"; value = mkOverride 1500 option.default; } ] else [ ];
      all' = map (def: { inherit (def) file; priority = def.value.priority or 100; value = def.value.content or def.value; })
        (defaults ++ given);
      highest = foldl' (a: def: if def.priority < a then def.priority else a) 1500 all';
      defs = map (def: removeAttrs def [ "priority" ]) (filter (def: def.priority == highest) all');
      wrong = filter (def: !(addErrorContext "while evaluating definitions from `${def.file}':" (option.type.check def.value))) defs;
    in
    if option.readOnly or false && length given > 1 then
      throw "The option `${showOption loc}' is read-only, but it's set multiple times. Definition values:${showDefs given}"
    else if defs == [ ] then throw "The option `${showOption loc}' was accessed but has no value defined. Try setting the option."
    else if wrong != [ ] then
      throw "A definition for option `${showOption loc}' is not of type `${option.type.name}'. Definition values:${showDefs wrong}"
    else option.type.merge loc defs;
in
lib
