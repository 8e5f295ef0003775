import { finding } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { isBuild, setCallAt } from '../nix/calls.ts'
import { boundValue } from '../nix/outputs.ts'
import { scopesOf } from '../nix/scope.ts'
import { callOf, is, selectPath, stringValue } from '../nix/syntax.ts'

/** Of nixpkgs, with the name as their first argument. */
const WRITERS =
  /^(?:write(?:Text|Script|ShellScript|Bash|Dash|Fish|Nu|Python3|PyPy3|Perl|Ruby|Lua|Haskell|Rust|JS|FSharp|Guile|Babashka)(?:Bin)?|write(?:JSON|YAML|TOML|NginxConfig)|runCommand(?:CC|Local)?|concat(?:Text|Script))$/

export default defineRule({
  id: 'empty-derivation-name',
  family: 'pkg',
  summary: 'derivation without a name',
  severity: 'error',
  fix: 'none',
  errors: ["invalid derivation name: name must not be empty. Please pass a different 'name'."],
  on: ['apply_expression'],

  *check(node, file) {
    const call = setCallAt(node)
    const named = call && (isBuild(call) || call.name === 'derivation') ? call.attrs.get('name')?.values[0] : undefined
    if (named && stringValue(named) === '') yield finding(named, MESSAGE)
    if (is(node.parent, 'apply_expression') && node.parent.field('function') === node) return
    const { callee, args } = callOf(node)
    const [name] = args
    const last = selectPath(callee)?.at(-1)
    if (!name || args.length < 2 || !WRITERS.test(last ?? '') || stringValue(name) !== '') return
    // A function of the file's own may take anything.
    if (is(callee, 'variable_expression') && boundValue(callee, scopesOf(file))) return
    yield finding(name, MESSAGE)
  },
})

const MESSAGE = 'A derivation needs a name: its store path ends in it.'
