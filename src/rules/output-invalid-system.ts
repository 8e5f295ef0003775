import { finding, replace, suggested } from '../engine/edits.ts'
import { defineRule, type Finding, type Node, type SourceFile } from '../engine/model.ts'
import { type Flake, flakeOf } from '../nix/flake.ts'
import { outputsOf } from '../nix/outputs.ts'
import { calleeName, is, keyName, stringValue } from '../nix/syntax.ts'
import { isSystem, meantSystem } from '../nix/systems.ts'

const PER_SYSTEM = new Set(['apps', 'bundlers', 'checks', 'devShells', 'formatter', 'legacyPackages', 'packages'])

export default defineRule({
  id: 'output-invalid-system',
  family: 'output',
  summary: 'system that no machine has',
  severity: 'error',
  fix: 'suggested',
  errors: ["'…' is not a valid system type", "flake '…' does not provide attribute '…' or '…'"],
  related: ['output-missing-system', 'output-hard-coded-system'],
  on: ['source_code', 'list_expression', 'binding'],

  check(node, file) {
    const flake = flakeOf(file)
    if (!flake) return []
    return node.type === 'source_code'
      ? inPaths(flake)
      : textsIn(node).flatMap(text => report(file, text, stringValue(text), '"'))
  },
})

/** The systems in the paths of outputs. */
function inPaths(flake: Flake): readonly Finding[] {
  const outputs = outputsOf(flake).filter(({ path, within }) => within === 'flake' && PER_SYSTEM.has(path[0]!))
  const systems = new Set(outputs.map(({ path }) => `${path[0]}.${path[1]}`))
  return Array.from(new Map(outputs.map(output => [output.keys[1], output]))).flatMap(([key, { path }]) => {
    const isThere = systems.has(`${path[0]}.${meantSystem(path[1] ?? '')}`)
    return key ? report(flake.file, key, path[1]!, isThere ? null : '') : []
  })
}

/** `quote`: what stands around the name in the fix; null for no fix. */
function report(file: SourceFile, node: Node, name: string | null, quote: string | null): readonly Finding[] {
  const meant = name === null ? null : meantSystem(name)
  if (!meant) return []
  const fix = quote === null ? [] : [suggested(file, `Write \`${meant}\``, replace(node, quote + meant + quote))]
  return [finding(node, `No machine is a \`${name}\`; did you mean \`${meant}\`?`, ...fix)]
}

/** `system = "…"`, and what stands in a list beside a system, or in a list for a function of all systems. */
function textsIn(node: Node): readonly Node[] {
  if (is(node, 'binding')) {
    const key = node.field('attrpath')?.fields('attr').at(-1)
    const value = node.field('expression')
    const name = key ? keyName(key) : null
    return value && (name === 'system' || name === 'hostPlatform') && is(value, 'string_expression') && hasForm(value)
      ? [value]
      : []
  }
  const elements = node.fields('element')
  if (!elements.some(each => is(each, 'string_expression'))) return []
  const named = is(node.parent, 'binding') && /(?:^|\.)\w*systems$/i.test(node.parent.field('attrpath')?.text ?? '')
  const called = is(node.parent, 'apply_expression') && /^(?:eachSystem|genAttrs)$/.test(calleeName(node.parent) ?? '')
  const beside = elements.some(each => isRight(stringValue(each))) && !elements.some(isTarget)
  return named || called || beside ? elements.filter(each => is(each, 'string_expression') && hasForm(each)) : []
}

const isRight = (text: string | null): boolean => text !== null && isSystem(text) && meantSystem(text) === null

/** A target of Zig, or a triple: in such a list `x86-linux` is one as well. */
const isTarget = (text: Node): boolean =>
  /-(?:macos|windows|freestanding|wasi)$|-(?:gnu|musl|msvc)\w*$/.test(stringValue(text) ?? '')

/** Processor and system, so that a name such as `linux` stays a name. */
const hasForm = (text: Node): boolean => /[-_].*(?:linux|darwin|macos|osx)$/i.test(stringValue(text) ?? '')
