// Nix as Nix 2.34 reads it (src/libexpr/lexer.l and parser.y), on top of npm's tree-sitter-nix: nodes and fields keep
// their names. What is written here is where Nix and upstream differ.
import upstream from 'tree-sitter-nix/grammar.js'

/** The precedences of Nix. Comparisons are missing: they have no associativity, which tree-sitter cannot express, so they
    are levels of rules. */
const PREC = { impl: 1, or: 2, and: 3, update: 4, not: 5, sum: 6, product: 7, concat: 8, has: 9, negate: 10 }

// Our scanner reads these tokens; tree-sitter must not try them once more by upstream's expressions.
for (const token of ['comment', '_hpath_start', 'spath_expression', 'uri_expression'])
  delete upstream.grammar.rules[token]

export default grammar(upstream, {
  name: 'nix',

  word: $ => $.identifier,

  reserved: {
    global: _ => ['if', 'then', 'else', 'assert', 'with', 'let', 'in', 'rec', 'inherit', 'or'],
  },

  // Being extras, the last one makes tree-sitter ask the scanner at every token.
  extras: $ => [/[ \t\r\n]/, $.comment, $._after_nul],

  externals: $ => [
    $.string_fragment,
    $._indented_string_fragment,
    $._path_start,
    $.path_fragment,
    $.dollar_escape,
    $._indented_dollar_escape,
    $._hpath_start,
    $.spath_expression,
    $.uri_expression,
    $.comment,
    $._after_nul,
    $._misfit,
  ],

  rules: {
    // An empty file is a syntax error.
    source_code: $ => field('expression', $._expression),

    // The last comma may follow the last name, but not `...`.
    formals: $ =>
      seq(
        '{',
        optional(
          choice(
            field('ellipses', $.ellipses),
            seq(
              field('formal', $.formal),
              repeat(seq(',', field('formal', $.formal))),
              optional(seq(',', optional(field('ellipses', $.ellipses)))),
            ),
          ),
        ),
        '}',
      ),

    // The operands of a pipe are no functions without parentheses, and the two pipes do not mix.
    _expr_if: $ =>
      choice(
        $.if_expression,
        alias($._pipe_from, $.binary_expression),
        alias($._pipe_into, $.binary_expression),
        $._expr_op,
      ),
    _pipe_from: $ => infix($._expr_op, '<|', choice(alias($._pipe_from, $.binary_expression), $._expr_op)),
    _pipe_into: $ => infix(choice(alias($._pipe_into, $.binary_expression), $._expr_op), '|>', $._expr_op),

    _expr_op: $ => choice(alias($._logic, $.binary_expression), $._expr_equality),
    _logic: $ =>
      choice(
        prec.right(PREC.impl, infix($._expr_op, '->', $._expr_op)),
        prec.left(PREC.or, infix($._expr_op, '||', $._expr_op)),
        prec.left(PREC.and, infix($._expr_op, '&&', $._expr_op)),
      ),

    _expr_equality: $ => choice(alias($._equality, $.binary_expression), $._expr_order),
    _equality: $ => infix($._expr_order, choice('==', '!='), $._expr_order),

    _expr_order: $ => choice(alias($._order, $.binary_expression), $._expr_term),
    _order: $ => infix($._expr_term, choice('<', '<=', '>', '>='), $._expr_term),

    _expr_term: $ => choice($.has_attr_expression, $.unary_expression, $.binary_expression, $._expr_apply_expression),
    binary_expression: $ =>
      choice(
        prec.right(PREC.update, infix($._expr_term, '//', $._expr_term)),
        prec.left(PREC.sum, infix($._expr_term, choice('+', '-'), $._expr_term)),
        prec.left(PREC.product, infix($._expr_term, choice('*', '/'), $._expr_term)),
        prec.right(PREC.concat, infix($._expr_term, '++', $._expr_term)),
      ),
    unary_expression: $ =>
      choice(
        prec(PREC.not, seq(field('operator', '!'), field('argument', $._expr_term))),
        prec(PREC.negate, seq(field('operator', '-'), field('argument', $._expr_term))),
      ),
    has_attr_expression: $ =>
      prec(PREC.has, seq(field('expression', $._expr_term), field('operator', '?'), field('attrpath', $.attrpath))),

    // `f or` calls f with a variable named `or`.
    _expr_select_expression: $ => choice($.select_expression, alias($._or_call, $.apply_expression), $._expr_simple),
    _or_call: $ =>
      seq(field('function', $._expr_simple), field('argument', alias($._or_variable, $.variable_expression))),
    _or_variable: $ => field('name', alias('or', $.identifier)),

    path_expression: $ => path($, $._path_start),
    hpath_expression: $ => path($, $._hpath_start),

    attrpath: $ => seq(field('attr', $._attr), repeat(seq('.', field('attr', $._attr)))),
    _attr: $ => choice($.identifier, alias('or', $.identifier), $.string_expression, $.interpolation),

    // `inherit;` is allowed.
    inherit: $ => seq('inherit', optional(field('attrs', $.inherited_attrs)), ';'),
    inherit_from: $ =>
      seq('inherit', '(', field('expression', $._expression), ')', optional(field('attrs', $.inherited_attrs)), ';'),
    inherited_attrs: $ => repeat1(field('attr', $._attr)),
  },
})

function infix(left, operator, right) {
  return seq(field('left', left), field('operator', operator), field('right', right))
}

function path($, start) {
  return seq(
    alias(start, $.path_fragment),
    repeat(choice($.path_fragment, alias($._immediate_interpolation, $.interpolation))),
  )
}
