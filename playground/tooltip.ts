import type { Diagnostic, Fix } from '../src/engine/model.ts'
import { button, h, prose, severityBadge } from './dom.ts'

export interface TooltipOptions {
  ruleUrl(rule: string): string
  fix(diagnostic: Diagnostic, fix: Fix): void
}

/** What is to be said about the problems at one place of the text. The buttons are not named by their fixes, as those of
    the list are: each name leads to one button. */
export function tooltipOf(diagnostics: readonly Diagnostic[], options: TooltipOptions): HTMLElement {
  return h(
    'div',
    { class: 'fw-tooltip' },
    ...diagnostics.map(diagnostic =>
      h(
        'div',
        { class: 'fw-tooltip-problem' },
        h('p', {}, severityBadge(diagnostic.severity), ' ', prose(diagnostic.message)),
        ...diagnostic.fixes.map(fix =>
          h(
            'p',
            { class: 'fw-tooltip-fix' },
            h('span', {}, prose(fix.title)),
            button('Apply', () => options.fix(diagnostic, fix)),
          ),
        ),
        h('a', { class: 'fw-rule', href: options.ruleUrl(diagnostic.rule) }, diagnostic.rule),
      ),
    ),
  )
}
