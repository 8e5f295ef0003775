import { finding, replace, suggested } from '../engine/edits.ts'
import { defineRule } from '../engine/model.ts'
import { importedElements } from '../nix/imports.ts'
import { calleeName, callOf, descendants, is, unwrap } from '../nix/syntax.ts'

export default defineRule({
  id: 'module-mkif-around-import',
  family: 'module',
  summary: '`mkIf` around an imported file',
  severity: 'error',
  fix: 'suggested',
  errors: ["In module `…', you're trying to define a value of type `path' rather than an attribute set for the option"],
  related: ['module-imports-depends-on-config'],
  on: ['source_code'],

  *check(_, file) {
    for (const element of importedElements(file)) {
      const call = unwrap(element)
      const { callee, args } = callOf(call)
      const [condition, path] = args
      if (calleeName(call) !== 'mkIf' || !condition || !path || !is(unwrap(path), 'path_expression')) continue
      const onConfig = descendants(condition, 'variable_expression').some(node =>
        /^(?:config|cfg|options|pkgs)$/.test(node.text),
      )
      const name = callee.text.replace(/mkIf$/, 'optional')
      const isList = is(element.parent, 'list_expression') && element.parent.fields('element').length === 1
      const fix =
        onConfig || !isList
          ? []
          : [suggested(file, 'Use `optional`', replace(element.parent!, `${name} ${condition.text} ${path.text}`))]
      yield finding(callee, '`mkIf` marks what a module defines; a file to import is no definition.', ...fix)
    }
  },
})
