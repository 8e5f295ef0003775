// Generated from the files of this folder by npm run new:rule. Do not edit.
import type { Rule } from '../engine/model.ts'
import deprecatedNixCli from './deprecated-nix-cli.ts'
import flakeFollowsMissingTarget from './flake-follows-missing-target.ts'
import flakeImplicitRegistryInput from './flake-implicit-registry-input.ts'
import flakeInputNotAccepted from './flake-input-not-accepted.ts'
import flakeMisplacedInput from './flake-misplaced-input.ts'
import flakeNotLiteral from './flake-not-literal.ts'
import flakeOutputsNotLambda from './flake-outputs-not-lambda.ts'
import flakeUnknownAttribute from './flake-unknown-attribute.ts'
import flakeUnusedInput from './flake-unused-input.ts'
import moduleImportsDependsOnConfig from './module-imports-depends-on-config.ts'
import outputDeprecatedName from './output-deprecated-name.ts'
import outputMissingSystem from './output-missing-system.ts'
import pureEvalBuiltin from './pure-eval-builtin.ts'
import refGitOverHttps from './ref-git-over-https.ts'
import refScpStyle from './ref-scp-style.ts'
import syntaxError from './syntax-error.ts'
import unusedSuppression from './unused-suppression.ts'

/** Every rule there is, by id. */
export const rules: readonly Rule[] = [
  deprecatedNixCli,
  flakeFollowsMissingTarget,
  flakeImplicitRegistryInput,
  flakeInputNotAccepted,
  flakeMisplacedInput,
  flakeNotLiteral,
  flakeOutputsNotLambda,
  flakeUnknownAttribute,
  flakeUnusedInput,
  moduleImportsDependsOnConfig,
  outputDeprecatedName,
  outputMissingSystem,
  pureEvalBuiltin,
  refGitOverHttps,
  refScpStyle,
  syntaxError,
  unusedSuppression,
]
