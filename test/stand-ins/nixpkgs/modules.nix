# `lib.evalModules` without the modules of NixOS. Options that a module declares are typed and merged as nixpkgs does it; an option that
# nobody declares is taken as given: sets are joined, lists concatenated, and two different values of one priority are refused.
lib:
let
  inherit (builtins)
    all attrNames attrValues concatLists concatMap concatStringsSep elem filter foldl' functionArgs genericClosure groupBy head
    isAttrs isBool isFloat isFunction isInt isList isPath isString length listToAttrs mapAttrs match removeAttrs sort tail toJSON typeOf
    zipAttrsWith;

  properties = rec {
    mkIf = condition: content: { _type = "if"; inherit condition content; };
    mkMerge = contents: { _type = "merge"; inherit contents; };
    mkOverride = priority: content: { _type = "override"; inherit priority content; };
    mkForce = mkOverride 50;
    mkVMOverride = mkOverride 10;
    mkDefault = mkOverride 1000;
    mkOptionDefault = mkOverride 1500;
    mkOrder = priority: content: { _type = "order"; inherit priority content; };
    mkBefore = mkOrder 500;
    mkAfter = mkOrder 1500;
    mkOption = declaration: { _type = "option"; } // declaration;
    mkEnableOption = name: mkOption { default = false; type = types.bool; description = "Whether to enable ${name}."; };
    mkPackageOption = pkgs: name: { default ? name, ... }: mkOption { type = types.package; default = pkgs.${default}; };
    mkRenamedOptionModule = _from: _to: { };
    mkRemovedOptionModule = _path: _message: { };
    mkAliasOptionModule = _from: _to: { };
    literalExpression = text: { _type = "literalExpression"; inherit text; };
    inherit types evalModules;
  };

  isPlainSet = value: isAttrs value && !(value ? _type) && (value.type or null) != "derivation" && !(value ? outPath) && !(value ? __functor);
  showOption = loc: concatStringsSep "." (map (part: if match "[a-zA-Z_][a-zA-Z0-9_'-]*" part == null then toJSON part else part) loc);
  show = value: if elem (typeOf value) [ "lambda" "set" "list" "path" ] then "a ${typeOf value}" else toJSON value;
  refuse = loc: defs: why:
    throw "${why "option `${showOption loc}'"} Definition values:${concatStringsSep "" (map (def: "\n- In `${def.file}': ${show def.value}") defs)}";

  # A definition is { file; value; }. Conditions and merges are resolved at the option, then the highest priority stays, in its order.
  decide = def:
    let kind = if isAttrs def.value then def.value._type or null else null; in
    if kind == "if" then (if def.value.condition then decide (def // { value = def.value.content; }) else [ ])
    else if kind == "merge" then concatMap (value: decide (def // { inherit value; })) def.value.contents
    else if kind == "override" then map (inner: inner // { priority = def.value.priority; }) (decide (def // { value = def.value.content; }))
    else if kind == "order" then map (inner: inner // { order = def.value.priority; }) (decide (def // { value = def.value.content; }))
    else [ def ];
  winning = defs:
    let
      decided = map (def: { priority = 100; order = 1000; } // def) (concatMap decide defs);
      highest = foldl' (a: def: if def.priority < a then def.priority else a) 9999 decided;
    in
    sort (a: b: a.order < b.order) (filter (def: def.priority == highest) decided);

  # A mark above several options is moved to each of them.
  push = def:
    let
      kind = if isAttrs def.value then def.value._type or null else null;
      inner = mark: concatMap (each: if isPlainSet each.value then [ (each // { value = mapAttrs (_: mark) each.value; }) ] else [ (each // { value = mark each.value; }) ])
        (push (def // { value = def.value.content; }));
    in
    if kind == "if" then inner (properties.mkIf def.value.condition)
    else if kind == "override" then inner (properties.mkOverride def.value.priority)
    else if kind == "order" then inner (properties.mkOrder def.value.priority)
    else if kind == "merge" then concatMap (value: push (def // { inherit value; })) def.value.contents
    else [ def ];

  one = loc: defs:
    if all (def: def.value == (head defs).value) (tail defs) then (head defs).value
    else refuse loc defs (option: "The ${option} has conflicting definition values.");
  # Which names a set has must not depend on conditions, which may ask for other options: one whose conditions all fail is null.
  free = loc: given:
    let
      pushed = concatMap push given;
      defs = winning pushed;
    in
    if all (def: isPlainSet def.value) pushed then freeSet loc pushed
    else if defs == [ ] then null
    else if all (def: isPlainSet def.value) defs then freeSet loc defs
    else if all (def: isList def.value) defs then concatMap (def: map (value: plain loc def value) def.value) defs
    else one loc defs;
  plain = loc: def: value: if isPlainSet value then freeSet loc [ (def // { inherit value; }) ] else value;
  byName = defs: zipAttrsWith (_: found: found) (map (def: mapAttrs (_: value: { inherit (def) file; inherit value; }) def.value) defs);
  freeSet = loc: given: mapAttrs (name: free (loc ++ [ name ])) (byName (concatMap push given));

  type = name: check: merge: { _type = "option-type"; inherit name check merge; };
  joined = separator: _loc: defs: concatStringsSep separator (map (def: def.value) defs);
  types = rec {
    bool = type "boolean" isBool one;
    int = type "signed integer" isInt one;
    float = type "floating point number" isFloat one;
    number = either int float;
    port = (numberBetween 0 65535) // { name = "16 bit unsigned integer; between 0 and 65535 (both inclusive)"; };
    numberBetween = lowest: highest: type "integer between ${toString lowest} and ${toString highest} (both inclusive)" (value: isInt value && value >= lowest && value <= highest) one;
    ints = { between = numberBetween; positive = numberBetween 1 9223372036854775807; unsigned = numberBetween 0 9223372036854775807; u8 = numberBetween 0 255; u16 = port; };
    str = type "string" isString one;
    nonEmptyStr = type "non-empty string" (value: isString value && match "[ \t\n]*" value == null) one;
    singleLineStr = strMatching "[^\n\r]*";
    strMatching = pattern: type "string matching the pattern ${pattern}" (value: isString value && match pattern value != null) one;
    lines = type "strings concatenated with \"\\n\"" isString (joined "\n");
    separatedString = separator: type "string" isString (joined separator);
    commas = separatedString ",";
    path = type "absolute path" (value: isPath value || value ? outPath || isString value && match "/.*" value != null) one;
    pathInStore = path;
    package = type "package" (value: value.type or null == "derivation" || value ? outPath) one;
    raw = type "raw value" (_: true) one;
    unspecified = type "unspecified value" (_: true) free;
    anything = type "anything" (_: true) free;
    attrs = type "attribute set" isAttrs (_loc: defs: foldl' (a: def: a // def.value) { } defs);
    enum = values: type "one of ${concatStringsSep ", " (map toJSON values)}" (value: elem value values) one;
    nullOr = inner: type "null or ${inner.name}" (value: value == null || inner.check value)
      (loc: defs: if all (def: def.value == null) defs then null else inner.merge loc defs);
    either = left: right: type "${left.name} or ${right.name}" (value: left.check value || right.check value)
      (loc: defs: if all (def: left.check def.value) defs then left.merge loc defs else if all (def: right.check def.value) defs then right.merge loc defs else one loc defs);
    oneOf = all': foldl' either (head all') (tail all');
    coercedTo = from: change: to: type to.name (value: from.check value || to.check value)
      (loc: defs: to.merge loc (map (def: def // { value = if from.check def.value then change def.value else def.value; }) defs));
    listOf = item: type "list of ${item.name}" isList
      (loc: defs: concatLists (lib.imap1
        (n: def: lib.imap1 (m: value: typed (loc ++ [ "[definition ${toString n}-entry ${toString m}]" ]) item [ { inherit (def) file; inherit value; } ]) def.value)
        defs));
    attrsOf = item: type "attribute set of ${item.name}" isAttrs (loc: defs:
      let named = byName (concatMap push defs); in
      listToAttrs (map (name: { inherit name; value = typed (loc ++ [ name ]) item named.${name}; })
        (filter (name: concatMap decide named.${name} != [ ]) (attrNames named))));
    lazyAttrsOf = attrsOf;
    functionTo = item: type "function that evaluates to a(n) ${item.name}" isFunction (loc: defs: argument:
      typed loc item (map (def: def // { value = def.value argument; }) defs));
    deferredModule = type "module" (_: true) (_loc: defs: { imports = map (def: def.value) defs; });
    submodule = module: submoduleWith { modules = [ module ]; };
    submoduleWith = { modules, specialArgs ? { }, ... }: type "submodule" (value: isAttrs value || isFunction value || isPath value)
      (loc: defs: (evalModules {
        prefix = loc;
        specialArgs = { name = if loc == [ ] then "" else lib.last loc; } // specialArgs;
        modules = modules ++ map (def: { _file = def.file; imports = [ def.value ]; }) defs;
      }).config);
  };

  typed = loc: wanted: given:
    let
      defs = winning given;
      wrong = filter (def: !(wanted.check def.value)) defs;
    in
    if wrong != [ ] then refuse loc wrong (option: "A definition for ${option} is not of type `${wanted.name}'.") else wanted.merge loc defs;

  normal = file: set:
    let bad = removeAttrs set [ "_file" "_class" "key" "imports" "options" "config" "disabledModules" "meta" "freeformType" ]; in
    if set ? config || set ? options then
      if bad == { } then { inherit file; imports = set.imports or [ ]; options = set.options or { }; config = set.config or { }; }
      else throw "Module `${file}' has an unsupported attribute `${head (attrNames bad)}'. This is caused by introducing a top-level `config' or `options' attribute."
    else { inherit file; imports = set.imports or [ ]; options = { }; config = bad; };

  evalModules = { modules, specialArgs ? { }, prefix ? [ ], ... }:
    let
      arguments = file: function:
        mapAttrs
          (name: _: base.${name} or (config._module.args.${name} or (throw "The module `${file}' asks for `${name}', which nobody gives.")))
          (functionArgs function)
        // base;
      base = { inherit lib config options; _prefix = prefix; } // specialArgs;
      load = parent: given:
        let
          isFile = isPath given || isString given;
          file = if isFile then toString given else given._file or parent;
          loaded = if isFile then import given else given;
          set = if isFunction loaded || loaded ? __functor then loaded (arguments file loaded) else loaded;
        in
        { module = normal file set; key = if isFile then file else null; };
      # As nixpkgs has it: breadth first, and the last one's definitions come first. A file that is imported twice counts once.
      collect = given:
        let
          level = map (each: load each.parent each.given) (filter (each: !(isString each.given && match "/modules-of-nixos.*" each.given != null)) given);
          deeper = concatMap (each: map (imported: { parent = each.module.file; given = imported; }) each.module.imports) level;
        in
        if level == [ ] then [ ] else level ++ collect deeper;
      collected = map (each: each.module) (foldl'
        (seen: each: if each.key != null && lib.any (other: other.key == each.key) seen then seen else [ each ] ++ seen)
        [ ]
        (collect (map (given: { parent = "<a module without a file>"; inherit given; }) modules)));

      declared = concatMap (module: leaves [ ] module.file module.options) collected;
      leaves = path: file: set: concatMap
        (name:
          let at = path ++ [ name ]; in
          if set.${name}._type or null == "option" then [ { inherit file; loc = at; option = set.${name}; } ] else leaves at file set.${name})
        (attrNames set);
      definitions = map (module: { inherit (module) file; value = module.config; }) collected;
      config = level [ ] declared (concatMap push definitions);
      options = foldl' lib.recursiveUpdate { } (map (each: lib.setAttrByPath each.loc each.option) declared);

      level = path: declarations: given:
        let
          depth = length path;
          here = groupBy (each: builtins.elemAt each.loc depth) declarations;
          named = byName given;
          undeclared = filter (name: !(here ? ${name})) (attrNames named);
        in
        listToAttrs (map (name: { inherit name; value = free (prefix ++ path ++ [ name ]) named.${name}; }) undeclared)
        // mapAttrs
          (name: found:
            let
              at = path ++ [ name ];
              exact = filter (each: length each.loc == depth + 1) found;
              defs = named.${name} or [ ];
            in
            if length exact > 1 && !(all (each: each.option ? type) exact) then throw "The option `${showOption at}' in `${(lib.last exact).file}' is already declared in `${(head exact).file}'."
            else if exact != [ ] then value (prefix ++ at) (head exact).option defs
            else level at found (concatMap push defs))
          here;
      value = loc: option: given:
        let
          fallback = if option ? default then [ { file = "the default"; value = properties.mkOptionDefault option.default; } ] else [ ];
          defs = winning (fallback ++ given);
          merged = typed loc (option.type or types.unspecified) (fallback ++ given);
        in
        if defs == [ ] then throw "The option `${showOption loc}' was accessed but has no value defined. Try setting the option."
        else if option.readOnly or false && length given > 1 then refuse loc given (option: "The ${option} is read-only, but it's set multiple times.")
        else (option.apply or (x: x)) merged;
    in
    { inherit config options; };
in
properties
