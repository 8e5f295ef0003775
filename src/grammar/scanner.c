// Parts of strings and paths, and the tokens whose beginning is a token, too. Nix's lexer always takes the longest
// token, whatever its parser expects: `x ? a/b` is a syntax error, because `a/b` is a path.
//
// The strings, and the order of the tokens, come from tree-sitter-nix 0.0.2:
//
// MIT License
//
// Copyright (c) 2019 Charles Strahan
//
// Permission is hereby granted, free of charge, to any person obtaining a copy
// of this software and associated documentation files (the "Software"), to deal
// in the Software without restriction, including without limitation the rights
// to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
// copies of the Software, and to permit persons to whom the Software is
// furnished to do so, subject to the following conditions:
//
// The above copyright notice and this permission notice shall be included in all
// copies or substantial portions of the Software.
//
// THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
// IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
// FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
// AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
// LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
// OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
// SOFTWARE.

#include "tree_sitter/parser.h"

/// In the order of `externals` in grammar.js.
enum TokenType {
  STRING_FRAGMENT,
  INDENTED_STRING_FRAGMENT,
  PATH_START,
  PATH_FRAGMENT,
  DOLLAR_ESCAPE,
  INDENTED_DOLLAR_ESCAPE,
  HPATH_START,
  SPATH,
  URI,
  COMMENT,
  AFTER_NUL,
  /// In no rule: what Nix reads as one token here, although no such token may stand here.
  MISFIT,
};

static bool scan_string_fragment(TSLexer *lexer);
static bool scan_indented_string_fragment(TSLexer *lexer);
static bool scan_path_fragment(TSLexer *lexer);
static bool scan_word(TSLexer *lexer);
static bool scan_hpath(TSLexer *lexer);
static bool scan_spath(TSLexer *lexer);
static bool scan_line_comment(TSLexer *lexer);
static bool scan_slash(TSLexer *lexer);
static bool scan_after_nul(TSLexer *lexer);

static void advance(TSLexer *lexer) { lexer->advance(lexer, false); }

static bool is_letter(int32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// A letter, a digit, or one of `others`.
static bool is_one_of(int32_t c, const char *others) {
  if (is_letter(c) || (c >= '0' && c <= '9')) return true;
  for (; *others; others++) {
    if (c == *others) return true;
  }
  return false;
}

static bool is_path_char(int32_t c) { return is_one_of(c, "._-+"); }

/// Finds a token that begins in front of the next character. Sets `lexer->result_symbol`.
static bool scan_token(TSLexer *lexer) {
  while (lexer->lookahead == ' ' || lexer->lookahead == '\t' || lexer->lookahead == '\r' || lexer->lookahead == '\n') {
    lexer->advance(lexer, true);
  }
  switch (lexer->lookahead) {
    case '~':
      return scan_hpath(lexer);
    case '<':
      return scan_spath(lexer);
    case '#':
      return scan_line_comment(lexer);
    case '/':
      return scan_slash(lexer);
    case '\0':
      return scan_after_nul(lexer);
    default:
      return is_path_char(lexer->lookahead) && scan_word(lexer);
  }
}

bool tree_sitter_nix_external_scanner_scan(void *payload, TSLexer *lexer, const bool *valid_symbols) {
  // While it recovers from an error, tree-sitter expects everything: no text is taken for the inside of a string.
  const bool recovering = valid_symbols[MISFIT];
  if (!recovering) {
    if (valid_symbols[STRING_FRAGMENT]) return scan_string_fragment(lexer);
    if (valid_symbols[INDENTED_STRING_FRAGMENT]) return scan_indented_string_fragment(lexer);
    if (valid_symbols[PATH_FRAGMENT] && (lexer->lookahead == '/' || is_path_char(lexer->lookahead))) {
      return scan_path_fragment(lexer);
    }
  }
  if (!scan_token(lexer)) return false;
  if (!valid_symbols[lexer->result_symbol]) lexer->result_symbol = MISFIT;
  return true;
}

/// Up to what ends a string or interrupts it. At a `\$` it takes the backslash alone.
static bool scan_string_fragment(TSLexer *lexer) {
  lexer->result_symbol = STRING_FRAGMENT;
  if (lexer->lookahead == '\\') {
    lexer->result_symbol = DOLLAR_ESCAPE;
    advance(lexer);
    lexer->mark_end(lexer);
    return lexer->lookahead == '$';
  }
  for (bool has_content = false;; has_content = true) {
    lexer->mark_end(lexer);
    switch (lexer->lookahead) {
      case '"':
      case '\\':
        return has_content;
      case '$':
        advance(lexer);
        if (lexer->lookahead == '{') return has_content;
        // The character after a `$` has lost its meaning: `$${` begins no interpolation, but `$$${` does.
        if (lexer->lookahead != '"' && lexer->lookahead != '\\' && lexer->lookahead != '\0') advance(lexer);
        break;
      // No string may hold it, and it stands for the end of the text, too.
      case '\0':
        return false;
      default:
        advance(lexer);
    }
  }
}

/// Up to what ends an indented string or interrupts it. At `''$` and `''\$` it takes what stands before the dollar.
static bool scan_indented_string_fragment(TSLexer *lexer) {
  lexer->result_symbol = INDENTED_STRING_FRAGMENT;
  for (bool has_content = false;; has_content = true) {
    lexer->mark_end(lexer);
    switch (lexer->lookahead) {
      case '$':
        advance(lexer);
        if (lexer->lookahead == '{') return has_content;
        if (lexer->lookahead != '\'' && lexer->lookahead != '\0') advance(lexer);
        break;
      case '\'':
        advance(lexer);
        if (lexer->lookahead != '\'') break;
        if (has_content) return true;
        advance(lexer);
        lexer->result_symbol = INDENTED_DOLLAR_ESCAPE;
        if (lexer->lookahead == '\\') advance(lexer);
        lexer->mark_end(lexer);
        return lexer->lookahead == '$';
      case '\0':
        return false;
      default:
        advance(lexer);
    }
  }
}

/// What a run of path characters and slashes holds.
typedef struct {
  /// More than slashes that nothing follows.
  bool has_content;
  /// How often two slashes meet.
  int double_slashes;
  /// A dollar follows, and with it an interpolation or a syntax error.
  bool interpolated;
} PathRun;

/// Takes path characters and slashes. A slash at the end is taken only in front of an interpolation: in front of
/// anything else Nix refuses it.
static PathRun scan_path_run(TSLexer *lexer) {
  PathRun run = {false, 0, false};
  for (bool after_slash = false;;) {
    if (is_path_char(lexer->lookahead)) {
      after_slash = false;
      advance(lexer);
      lexer->mark_end(lexer);
      run.has_content = true;
    } else if (lexer->lookahead == '/') {
      run.double_slashes += after_slash;
      after_slash = true;
      advance(lexer);
    } else {
      run.interpolated = lexer->lookahead == '$';
      if (run.interpolated) {
        lexer->mark_end(lexer);
        run.has_content = true;
      }
      return run;
    }
  }
}

/// What follows an interpolation, or the slash that a path must not end with.
static bool scan_path_fragment(TSLexer *lexer) {
  lexer->result_symbol = PATH_FRAGMENT;
  if (!scan_path_run(lexer).has_content) {
    lexer->result_symbol = MISFIT;
    lexer->mark_end(lexer);
  }
  return true;
}

/// The beginning of a path, behind its first slash. `a//b` is the operator `//`. `a/b//c` is a path that Nix refuses
/// unless an interpolation follows at once.
static bool scan_path_start(TSLexer *lexer, enum TokenType type) {
  lexer->result_symbol = type;
  if (lexer->lookahead == '$') {
    lexer->mark_end(lexer);
    advance(lexer);
    return lexer->lookahead == '{';
  }
  if (!is_path_char(lexer->lookahead)) return false;
  const PathRun run = scan_path_run(lexer);
  if (run.double_slashes > (run.interpolated ? 1 : 0)) lexer->result_symbol = MISFIT;
  return true;
}

/// A path or a URI, which both begin like names and numbers.
static bool scan_word(TSLexer *lexer) {
  bool is_scheme = is_letter(lexer->lookahead);
  while (is_path_char(lexer->lookahead)) {
    if (lexer->lookahead == '_') is_scheme = false;
    advance(lexer);
  }
  if (lexer->lookahead == '/') {
    advance(lexer);
    return scan_path_start(lexer, PATH_START);
  }
  if (lexer->lookahead != ':' || !is_scheme) return false;
  lexer->result_symbol = URI;
  bool has_content = false;
  for (advance(lexer); is_one_of(lexer->lookahead, "%/?:@&=+$,-_.!~*'"); advance(lexer)) has_content = true;
  lexer->mark_end(lexer);
  return has_content;
}

/// `~/` and a path.
static bool scan_hpath(TSLexer *lexer) {
  advance(lexer);
  if (lexer->lookahead != '/') return false;
  advance(lexer);
  return scan_path_start(lexer, HPATH_START);
}

/// `<nixpkgs/lib>`: names between single slashes.
static bool scan_spath(TSLexer *lexer) {
  lexer->result_symbol = SPATH;
  do {
    advance(lexer);
    if (!is_path_char(lexer->lookahead)) return false;
    while (is_path_char(lexer->lookahead)) advance(lexer);
  } while (lexer->lookahead == '/');
  if (lexer->lookahead != '>') return false;
  advance(lexer);
  lexer->mark_end(lexer);
  return true;
}

/// A carriage return ends a line, too.
static bool scan_line_comment(TSLexer *lexer) {
  lexer->result_symbol = COMMENT;
  while (lexer->lookahead != '\r' && lexer->lookahead != '\n' && !lexer->eof(lexer)) advance(lexer);
  lexer->mark_end(lexer);
  return true;
}

/// An absolute path, or a comment that ends.
static bool scan_slash(TSLexer *lexer) {
  advance(lexer);
  if (lexer->lookahead != '*') return scan_path_start(lexer, PATH_START);
  lexer->result_symbol = COMMENT;
  advance(lexer);
  for (bool after_star = false; !lexer->eof(lexer);) {
    const int32_t c = lexer->lookahead;
    advance(lexer);
    if (after_star && c == '/') {
      lexer->mark_end(lexer);
      return true;
    }
    after_star = c == '*';
  }
  return false;
}

/// Nix stops reading at a NUL character.
static bool scan_after_nul(TSLexer *lexer) {
  lexer->result_symbol = AFTER_NUL;
  if (lexer->eof(lexer)) return false;
  while (!lexer->eof(lexer)) advance(lexer);
  lexer->mark_end(lexer);
  return true;
}

// The scanner keeps no state.
void *tree_sitter_nix_external_scanner_create(void) { return NULL; }
void tree_sitter_nix_external_scanner_destroy(void *payload) {}
unsigned tree_sitter_nix_external_scanner_serialize(void *payload, char *buffer) { return 0; }
void tree_sitter_nix_external_scanner_deserialize(void *payload, const char *buffer, unsigned length) {}
