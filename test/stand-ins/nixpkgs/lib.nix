# The functions of nixpkgs' lib that recipes and this project's own flake call.
let
  inherit (builtins)
    add all any attrNames attrValues concatLists concatMap concatStringsSep elem elemAt filter foldl' fromJSON genList hasAttr head isAttrs
    isList isString length listToAttrs mapAttrs match readFile removeAttrs replaceStrings stringLength substring tail toJSON zipAttrsWith;

  lib = rec {
    inherit (builtins)
      add all any attrNames attrValues baseNameOf catAttrs compareVersions concatLists concatMap concatStringsSep elem elemAt filter
      foldl' fromJSON functionArgs genList groupBy hasAttr head intersectAttrs isAttrs isBool isFunction isInt isList isPath isString length
      listToAttrs map mapAttrs match partition pathExists readFile removeAttrs replaceStrings seq sort split splitVersion stringLength
      substring tail toJSON trace typeOf zipAttrsWith;
    const = value: _: value;
    id = value: value;
    flip = f: a: b: f b a;
    pipe = foldl' (value: f: f value);
    fix = f: let self = f self; in self;
    extends = overlay: f: final: let prev = f final; in prev // overlay final prev;
    composeExtensions = f: g: final: prev: let applied = f final prev; in applied // g final (prev // applied);
    composeManyExtensions = foldr (overlay: composeExtensions overlay) (_: _: { });
    warn = message: value: builtins.trace "warning: ${message}" value;
    warnIf = condition: message: if condition then warn message else id;
    throwIf = condition: message: if condition then throw message else id;
    throwIfNot = condition: throwIf (!condition);
    assertMsg = condition: message: condition || throw message;
    importJSON = path: fromJSON (readFile path);
    importTOML = path: builtins.fromTOML (readFile path);

    # Lists
    optional = condition: value: if condition then [ value ] else [ ];
    optionals = condition: list: if condition then list else [ ];
    singleton = value: [ value ];
    flatten = value: if isList value then concatMap flatten value else [ value ];
    foldr = f: end: list: if list == [ ] then end else f (head list) (foldr f end (tail list));
    last = list: elemAt list (length list - 1);
    init = list: genList (elemAt list) (length list - 1);
    take = count: list: genList (elemAt list) (if count < length list then count else length list);
    drop = count: list: genList (at: elemAt list (at + count)) (if count < length list then length list - count else 0);
    range = first: end: genList (at: first + at) (if end < first then 0 else end - first + 1);
    imap0 = f: list: genList (at: f at (elemAt list at)) (length list);
    imap1 = f: imap0 (at: f (at + 1));
    unique = foldl' (seen: each: if elem each seen then seen else seen ++ [ each ]) [ ];
    allUnique = list: unique list == list;
    subtractLists = remove: filter (each: !(elem each remove));
    intersectLists = left: filter (each: elem each left);
    findFirst = wanted: default: list: let found = filter wanted list; in if found == [ ] then default else head found;
    count = wanted: list: length (filter wanted list);
    concatLines = lines: concatMapStrings (line: line + "\n") lines;
    cartesianProduct = sets: foldl' (found: name: concatMap (set: map (value: set // { ${name} = value; }) sets.${name}) found) [ { } ] (attrNames sets);

    # Attribute sets
    optionalAttrs = condition: set: if condition then set else { };
    nameValuePair = name: value: { inherit name value; };
    genAttrs = names: make: listToAttrs (map (name: nameValuePair name (make name)) names);
    genAttrs' = items: make: listToAttrs (map make items);
    filterAttrs = keep: set: removeAttrs set (filter (name: !(keep name set.${name})) (attrNames set));
    mapAttrs' = f: set: listToAttrs (map (name: f name set.${name}) (attrNames set));
    mapAttrsToList = f: set: map (name: f name set.${name}) (attrNames set);
    attrsToList = mapAttrsToList nameValuePair;
    concatMapAttrs = f: set: mergeAttrsList (mapAttrsToList f set);
    mergeAttrsList = foldl' (a: b: a // b) { };
    recursiveUpdate = left: right: left // mapAttrs
      (name: value: if isAttrs value && isAttrs (left.${name} or null) then recursiveUpdate left.${name} value else value)
      right;
    attrByPath = path: default: set: if path == [ ] then set else if set ? ${head path} then attrByPath (tail path) default set.${head path} else default;
    hasAttrByPath = path: set: path == [ ] || set ? ${head path} && hasAttrByPath (tail path) set.${head path};
    getAttrFromPath = path: attrByPath path (throw "There is no ${concatStringsSep "." path}.");
    setAttrByPath = path: value: if path == [ ] then value else { ${head path} = setAttrByPath (tail path) value; };
    getAttrs = names: set: genAttrs names (name: set.${name});
    foldlAttrs = f: start: set: foldl' (found: name: f found name set.${name}) start (attrNames set);

    # Strings
    optionalString = condition: text: if condition then text else "";
    concatStrings = concatStringsSep "";
    concatMapStrings = f: list: concatStrings (map f list);
    concatMapStringsSep = separator: f: list: concatStringsSep separator (map f list);
    concatMapAttrsStringSep = separator: f: set: concatStringsSep separator (mapAttrsToList f set);
    hasPrefix = prefix: text: substring 0 (stringLength prefix) text == prefix;
    hasSuffix = suffix: text: stringLength text >= stringLength suffix && substring (stringLength text - stringLength suffix) (-1) text == suffix;
    hasInfix = infix: text: replaceStrings [ infix ] [ "" ] text != text;
    removePrefix = prefix: text: if hasPrefix prefix text then substring (stringLength prefix) (-1) text else text;
    removeSuffix = suffix: text: if hasSuffix suffix text then substring 0 (stringLength text - stringLength suffix) text else text;
    splitString = separator: text: filter isString (builtins.split (escapeRegex separator) text);
    escapeRegex = replaceStrings (map (char: char) [ "\\" "^" "$" "." "|" "?" "*" "+" "(" ")" "[" "{" ]) [ "\\\\" "\\^" "\\$" "\\." "\\|" "\\?" "\\*" "\\+" "\\(" "\\)" "\\[" "\\{" ];
    escapeShellArg = value:
      let text = toString value; in
      if match "[[:alnum:],._+:@%/-]+" text == null then "'${replaceStrings [ "'" ] [ "'\\''" ] text}'" else text;
    escapeShellArgs = concatMapStringsSep " " escapeShellArg;
    makeSearchPath = folder: packages: concatMapStringsSep ":" (package: "${package}/${folder}") packages;
    makeBinPath = makeSearchPath "bin";
    makeLibraryPath = makeSearchPath "lib";
    versionOlder = a: b: builtins.compareVersions b a == 1;
    versionAtLeast = a: b: !(versionOlder a b);
    getVersion = package: package.version;
    getName = package: package.pname or (builtins.parseDrvName package.name).name;
    toInt = fromJSON;
    boolToString = value: if value then "true" else "false";
    trim = text: let found = match "[ \t\n]*(.*[^ \t\n])[ \t\n]*" text; in if found == null then "" else head found;
    generators = { toYAML = _: toJSON; toJSON = _: toJSON; toINI = _: toJSON; toKeyValue = _: set: concatLines (mapAttrsToList (name: value: "${name}=${toString value}") set); };
    strings = lib;
    lists = lib;
    attrsets = lib;
    trivial = lib // { release = "26.05"; };

    # Packages
    getExe = package: "${package}/bin/${package.meta.mainProgram or (getName package)}";
    getExe' = package: program: "${package}/bin/${program}";
    getBin = package: package;
    getLib = package: package;
    makeOverridable = f: arguments: f arguments;
    fetchers.proxyImpureEnvVars = [ "http_proxy" "https_proxy" "ftp_proxy" "all_proxy" "no_proxy" ];
    fakeHash = "sha256-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    licenses = genAttrs [ "mit" "asl20" "bsd3" "gpl3Plus" "unfree" "isc" ] id;
    platforms = genAttrs [ "all" "linux" "darwin" "unix" "x86_64" ] singleton;
    maintainers = { };
    sourceTypes = { binaryNativeCode = "binaryNativeCode"; fromSource = "fromSource"; };
    systems.flakeExposed = [ "x86_64-linux" "aarch64-linux" "aarch64-darwin" ];
    cleanSource = path: path;
    cleanSourceWith = { src, ... }: src;
    sourceByRegex = src: _: src;
    fileset = rec {
      unions = paths: assert all builtins.pathExists (filter builtins.isPath paths); paths;
      union = left: right: [ left right ];
      difference = left: _: left;
      intersection = left: _: left;
      maybeMissing = path: path;
      fileFilter = _: path: path;
      gitTracked = path: path;
      toSource = { root, fileset }: assert fileset != [ ]; root;
    };

    nixosSystem = import ./nixos.nix lib;
  }
  // import ./modules.nix lib;
in
lib
