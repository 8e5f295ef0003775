import { encodeShare } from '../src/docs/share.ts'
import type { Diagnostic, Fix, Safety } from '../src/engine/model.ts'
import { editsBetween } from './diff.ts'
import { createEditor } from './editor.ts'
import { EXAMPLES } from './examples.ts'
import { createFiles } from './files.ts'
import { layOut } from './lay-out.ts'
import { createLinter, LINT_LIMIT, type LinterOptions, TYPING_DELAY } from './linter.ts'
import { createNotice } from './notice.ts'
import { isShareLink, linkedWorkspace, type Opening } from './opening.ts'
import { createProblems, type Listed } from './problems.ts'
import type { CheckedFile } from './protocol.ts'
import { readFiles, takeDrops } from './read-files.ts'
import { forget, recall, remember } from './store.ts'
import { createToolbar } from './toolbar.ts'
import { tooltipOf } from './tooltip.ts'
import { MAX_LENGTH, saveWorkspace, type Workspace, withOpened, workspaceOf } from './workspace.ts'

export interface PlaygroundOptions {
  readonly element: HTMLElement
  readonly source: LinterOptions['source']
  readonly opening: Opening
  ruleUrl(rule: string): string
}

/** Milliseconds after typing until the text is kept for the next visit. */
const KEEP_DELAY = 400

/** Joins the editor, the worker and the list of problems. */
export function createPlayground({ element, source, opening, ruleUrl }: PlaygroundOptions): void {
  const notice = createNotice('Everything happens on this machine: what you paste is sent nowhere.')
  const editor = createEditor({
    workspace: opening.workspace,
    helpId: 'fw-help',
    changed,
    describe: diagnostics => tooltipOf(diagnostics, { ruleUrl, fix: fixHere }),
    visited: diagnostic => problems.visit(diagnostic),
    fix: fixHere,
  })
  const problems = createProblems({
    ruleUrl,
    text: editor.text,
    reveal: ({ path, diagnostic }) => {
      editor.reveal(path, diagnostic.from, diagnostic.to)
      showTabs()
    },
    fix: (problem, fix) => void applyFix(problem, fix),
    fixAll: safety => void fixAll(safety),
  })
  const files = createFiles({
    panelId: 'fw-editor',
    show: path => {
      editor.show(path)
      showTabs()
      keepSoon()
    },
    add: path => edited(() => editor.add({ path, text: '' })),
    rename: (path, to) => edited(() => editor.rename(path, to)),
    remove: path => replaceable(`${path} is removed.`, () => edited(() => editor.remove(path))),
  })
  const toolbar = createToolbar({
    example: ({ title, files }) => replaceable(`“${title}” is open.`, () => open(workspaceOf(files)!)),
    openFiles: list => void openFiles(list),
    share: () => void share(),
    reset: () =>
      replaceable('The playground is as it was at first.', () => {
        open(workspaceOf(EXAMPLES[0].files)!)
        forget()
      }),
  })
  const linter = createLinter({ source, documents, checked, stopped, failed })
  let listed: readonly Listed[] = []
  /** No text has changed since `listed` was made. */
  let fresh = false
  const waiting: (() => void)[] = []
  const fixed = new WeakSet<Diagnostic>()
  let keeping: ReturnType<typeof setTimeout> | undefined

  layOut(element, toolbar, notice.element, files.element, editor.view.dom, problems.element)
  showTabs()
  greet()
  linter.schedule(0)
  takeDrops(element, list => void openFiles(list))
  addEventListener('pagehide', () => keep())
  addEventListener('hashchange', () => void openLink())

  function changed(): void {
    fresh = false
    notice.typed()
    // The link in the address bar no longer says what the editor says; a reload must not bring the old text back.
    if (isShareLink(location.hash)) history.replaceState(null, '', location.pathname + location.search)
    linter.schedule(TYPING_DELAY)
    keepSoon()
  }

  function documents() {
    const length = editor.length()
    if (length <= MAX_LENGTH) return editor.documents()
    editor.unmark()
    showProblems([])
    problems.say(
      `The text has ${megabytes(length)} MB, and the browser checks up to ${megabytes(MAX_LENGTH)} MB. ` +
        `The command has no such limit: \`flakewise lint ${editor.active}\`.`,
    )
    return null
  }

  function checked(results: readonly CheckedFile[]): void {
    if (!editor.mark(results)) return
    fresh = true
    showProblems(
      results.flatMap(({ report: { path, diagnostics } }) => diagnostics.map(found => listedAt(path, found))),
    )
    for (const proceed of waiting.splice(0)) proceed()
    performance.mark('flakewise-checked')
  }

  function listedAt(path: string, diagnostic: Diagnostic): Listed {
    return { path, ...editor.place(path, diagnostic.from)!, diagnostic }
  }

  function showProblems(found: readonly Listed[]): void {
    listed = found
    problems.show(listed, editor.paths.length > 1)
    showTabs()
  }

  function stopped(): void {
    editor.unmark()
    showProblems([])
    problems.say(
      `Linting took over ${LINT_LIMIT / 1000} seconds and was stopped. Your text is unchanged, and it is checked again ` +
        `when you edit it. The command has no such limit: \`flakewise lint ${editor.active}\`.`,
    )
  }

  function failed(message: string): void {
    problems.say(`The text cannot be checked: ${message} Reload the page to try again; your text is kept.`)
  }

  function showTabs(): void {
    const counts = new Map<string, number>()
    for (const { path } of listed) counts.set(path, (counts.get(path) ?? 0) + 1)
    files.update(editor.paths, editor.active, counts)
  }

  function fixHere(diagnostic: Diagnostic, fix: Fix): void {
    void applyFix(listedAt(editor.active, diagnostic), fix)
  }

  async function applyFix(problem: Listed, fix: Fix): Promise<void> {
    if (fixed.has(problem.diagnostic)) return
    const current = fresh ? { problem, fix } : await sameLater(problem, fix)
    if (!current) return notice.say('The text has changed, and the problem is gone.')
    fixed.add(problem.diagnostic).add(current.problem.diagnostic)
    editor.apply(current.fix.edits)
    linter.schedule(0)
    sayApplied(`Done: ${fix.title}.`, Object.keys(current.fix.edits))
  }

  /** The text has changed since the fix was offered: the same fix of the same rule, nearest to where it was. */
  async function sameLater(problem: Listed, fix: Fix) {
    linter.schedule(0)
    await new Promise<void>(resolve => waiting.push(resolve))
    const distance = (other: Listed): number => Math.abs(other.diagnostic.from - problem.diagnostic.from)
    return listed
      .filter(other => other.path === problem.path && other.diagnostic.rule === problem.diagnostic.rule)
      .sort((a, b) => distance(a) - distance(b))
      .flatMap(other => other.diagnostic.fixes.map(found => ({ problem: other, fix: found })))
      .find(candidate => candidate.fix.title === fix.title)
  }

  async function fixAll(safety: Safety): Promise<void> {
    const before = editor.documents()
    if (editor.length() > MAX_LENGTH) return notice.say('The text is too large to be fixed in the browser.')
    try {
      const after = new Map((await linter.fixAll(before, safety)).map(({ path, text }) => [path, text]))
      if (before.some(({ path, text }) => editor.text(path) !== text))
        return notice.say('The text has changed meanwhile, so nothing was fixed.')
      const edits = Object.fromEntries(
        before
          .filter(({ path, text }) => (after.get(path) ?? text) !== text)
          .map(({ path, text }) => [path, editsBetween(text, after.get(path)!)]),
      )
      const paths = Object.keys(edits)
      if (paths.length === 0) return notice.say(nothingToFix(safety))
      editor.apply(edits)
      linter.schedule(0)
      sayApplied(
        safety === 'safe' ? 'All safe fixes are applied.' : 'All fixes are applied: look at what they changed.',
        paths,
      )
    } catch (error) {
      notice.say(error instanceof Error ? error.message : String(error))
    }
  }

  function nothingToFix(safety: Safety): string {
    const suggested = listed.some(problem => problem.diagnostic.fixes.length > 0)
    if (!suggested || safety === 'suggested') return 'There is nothing to fix automatically.'
    return 'No safe fix is left. The fixes in the list are suggestions: look at each, or apply them all.'
  }

  function sayApplied(message: string, paths: readonly string[]): void {
    const run = () => {
      editor.undo(paths)
      linter.schedule(0)
      notice.say('Taken back.')
      editor.view.focus()
    }
    notice.say(message, { label: 'Undo', run, untilTyping: true })
  }

  /** Does something that throws texts away, and offers to bring them back. */
  function replaceable(message: string, act: () => void): void {
    const before = editor.workspace()
    act()
    notice.say(message, { label: 'Undo', run: () => bringBack(before) })
  }

  function bringBack(workspace: Workspace): void {
    open(workspace)
    notice.say('Your text is back.')
    editor.view.focus()
  }

  function open(workspace: Workspace): void {
    edited(() => editor.open(workspace))
  }

  /** After the set of files has changed. */
  function edited(act: () => void): void {
    act()
    changed()
    showProblems([])
    linter.schedule(0)
  }

  async function openFiles(list: readonly File[]): Promise<void> {
    const { documents, refused } = await readFiles(list)
    const names = documents.map(({ path }) => path).join(', ')
    if (documents.length === 0) return notice.say(refused.join(' '))
    const message = [`Opened ${names}.`, ...refused].join(' ')
    replaceable(message, () => open(withOpened(editor.workspace(), documents)))
  }

  async function openLink(): Promise<void> {
    const workspace = await linkedWorkspace(location.hash)
    if (workspace) replaceable('The text of the link is open.', () => editor.open(workspace))
    else if (isShareLink(location.hash)) return notice.say(BROKEN_LINK)
    else return
    fresh = false
    showProblems([])
    linter.schedule(0)
  }

  async function share(): Promise<void> {
    const hash = await encodeShare(editor.documents())
    const link = location.href.replace(/#.*$/, '') + hash
    const long = link.length > 8_000 ? ` It has ${link.length} characters; some programs cut long links.` : ''
    try {
      history.replaceState(null, '', hash)
    } catch {
      return notice.say('The text is too long for a link.')
    }
    try {
      await navigator.clipboard.writeText(link)
      notice.say(`The link is copied, and it is in the address bar. The link itself holds the text.${long}`)
    } catch {
      notice.say(`The link is in the address bar: copy it from there. The link itself holds the text.${long}`)
    }
  }

  function greet(): void {
    if (opening.from === 'broken-link') notice.say(BROKEN_LINK)
    if (opening.from !== 'link') return
    const last = recall()
    const mine = last && saveWorkspace(last) !== saveWorkspace(opening.workspace) ? last : null
    if (mine) notice.say('The text of the link is open.', { label: 'Bring back my text', run: () => bringBack(mine) })
  }

  function keepSoon(): void {
    clearTimeout(keeping)
    keeping = setTimeout(keep, KEEP_DELAY)
  }

  /** A text that came by a link and was not changed is in the link; it does not take the place of the reader's own. */
  function keep(): void {
    clearTimeout(keeping)
    if (keeping !== undefined && !isShareLink(location.hash)) remember(editor.workspace())
  }
}

const BROKEN_LINK = 'The link is damaged, probably cut short: its text cannot be read.'

/** In millions of characters, which are bytes in nearly all Nix, with one decimal, never rounded down to the limit. */
const megabytes = (length: number): string => (Math.ceil(length / 100_000) / 10).toFixed(length > 100_000 ? 1 : 2)
