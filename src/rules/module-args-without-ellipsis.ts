import { finding, safe } from '../engine/edits.ts'
import { defineRule, type Project, type SourceFile } from '../engine/model.ts'
import { importedElements } from '../nix/imports.ts'
import { appendFormal } from '../nix/layout.ts'
import { memo } from '../nix/memo.ts'
import { formalNames, modulesOf } from '../nix/modules.ts'
import { documentAt, pathUses, resolvePath } from '../nix/project.ts'
import { is, unwrap } from '../nix/syntax.ts'

const ARGUMENTS = new Set(['config', 'lib', 'pkgs', 'options', 'modulesPath'])

export default defineRule({
  id: 'module-args-without-ellipsis',
  family: 'module',
  summary: 'module that refuses arguments',
  severity: 'error',
  fix: 'safe',
  errors: ["function 'anonymous lambda' called with unexpected argument '…'"],
  on: ['source_code'],

  *check(_, file, project) {
    for (const { formals, function: fn, isFile, attrs } of modulesOf(file)) {
      if (!fn || !formals || formals.field('ellipses')) continue
      const looks =
        formalNames(fn).every(name => ARGUMENTS.has(name)) &&
        ['imports', 'options', 'config'].some(name => attrs.all.has(name))
      const isModule = isFile ? listedFiles(project).has(file) || (looks && !isCalled(file, project)) : looks
      if (!isModule) continue
      const range = { from: formals.from, to: formals.to }
      yield finding(
        range,
        'A module is called with more arguments than it names: end the pattern with `...`.',
        safe(file, 'Accept the others', appendFormal(file.text, formals, '...')),
      )
    }
  },
})

/** What some file has in a list of modules. */
const listedFiles: (project: Project) => ReadonlySet<SourceFile> = memo(project => {
  const found = new Set<SourceFile>()
  for (const file of project.files.values()) {
    for (const element of file.path.endsWith('.nix') ? importedElements(file) : []) {
      const path = unwrap(element)
      const target = is(path, 'path_expression') ? resolvePath(file.path, path.text) : null
      const listed = target === null ? null : documentAt(project, target)
      if (listed) found.add(listed)
    }
  }
  return found
})

/** Some file imports it and may call it with arguments of its own. */
const isCalled = (file: SourceFile, project: Project): boolean =>
  Array.from(project.files.values()).some(
    other =>
      other !== file &&
      other.path.endsWith('.nix') &&
      pathUses(other).some(({ path }) => path !== null && documentAt(project, path) === file),
  )
