import { lint, openProject } from '../../src/engine/lint.ts'
import { rules } from '../../src/rules/index.ts'
import { parse, parserWith, TARGET } from '../support/engine.ts'
import { bigFlake, bigProject } from './flake.ts'
import { siteFigures } from './site.ts'

/** `npm run bench`: times on this machine as JSON, in milliseconds. Compare medians of runs on one machine, or the ratios. */

const WARM_UP = 30
const RUNS = 100

const parseAgain = await parserWith(1)

function measure(work: () => unknown): { median: number; p95: number } {
  for (let i = 0; i < WARM_UP; i++) work()
  const times = Array.from({ length: RUNS }, () => {
    const start = performance.now()
    work()
    return performance.now() - start
  }).sort((a, b) => a - b)
  const at = (share: number): number => Number(times[Math.floor(share * (RUNS - 1))]!.toFixed(2))
  return { median: at(0.5), p95: at(0.95) }
}

function figures(lines: number) {
  const document = { path: 'flake.nix', text: bigFlake(lines) }
  const parsed = measure(() => parse(document))
  const whole = measure(() => lint(openProject(parse, [document], TARGET), rules))
  return {
    lines: document.text.split('\n').length,
    kilobytes: Number((document.text.length / 1000).toFixed(1)),
    parse: parsed,
    parseToReport: whole,
    rulesShare: Number(((whole.median - parsed.median) / whole.median).toFixed(2)),
  }
}

/** Somebody types into a string in the middle of a text, whose last tree the parser has, as in the playground. */
function typing(lines: number) {
  const text = bigFlake(lines)
  const at = text.indexOf('networking.hostName = "', text.length / 2) + 'networking.hostName = "'.length
  let strokes = 0
  const typed = () => {
    strokes = (strokes % 20) + 1
    return [{ path: 'flake.nix', text: text.slice(0, at) + 'x'.repeat(strokes) + text.slice(at) }]
  }
  return measure(() => lint(openProject(parseAgain, typed(), TARGET), rules))
}

/** Milliseconds a file. What asks every file for every file shows in the larger project. */
function project(modules: number) {
  const documents = bigProject(modules)
  const start = performance.now()
  lint(openProject(parse, documents, TARGET), rules)
  return Number(((performance.now() - start) / modules).toFixed(2))
}

const engine = {
  rules: rules.length,
  flake1000: figures(1000),
  flake5000: figures(5000),
  relint5000: typing(5000),
  aFileOf500: project(500),
  aFileOf4000: project(4000),
}
console.info(JSON.stringify({ unit: 'ms', engine, site: await siteFigures() }, null, 2))
