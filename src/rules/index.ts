// Generated from the files of this folder by npm run new:rule. Do not edit.
import type { Rule } from '../engine/model.ts'
import activationRestartList from './activation-restart-list.ts'
import airgapEvalFetch from './airgap-eval-fetch.ts'
import airgapOnlineSubstituter from './airgap-online-substituter.ts'
import booleanComparison from './boolean-comparison.ts'
import buildToolInBuildInputs from './build-tool-in-build-inputs.ts'
import conditionWithoutParentheses from './condition-without-parentheses.ts'
import configurationUnknownArgument from './configuration-unknown-argument.ts'
import deprecatedNixCli from './deprecated-nix-cli.ts'
import deprecatedPlatformAlias from './deprecated-platform-alias.ts'
import duplicateAttribute from './duplicate-attribute.ts'
import duplicateFormal from './duplicate-formal.ts'
import dynamicLetName from './dynamic-let-name.ts'
import emptyDerivationName from './empty-derivation-name.ts'
import emptyInherit from './empty-inherit.ts'
import emptyLet from './empty-let.ts'
import emptyOperand from './empty-operand.ts'
import fakeHash from './fake-hash.ts'
import fetchBranchAsRev from './fetch-branch-as-rev.ts'
import fetchgitSsh from './fetchgit-ssh.ts'
import flakeComputedMetadata from './flake-computed-metadata.ts'
import flakeFollowsCycle from './flake-follows-cycle.ts'
import flakeFollowsMissingTarget from './flake-follows-missing-target.ts'
import flakeFollowsOnNonFlake from './flake-follows-on-non-flake.ts'
import flakeFollowsOwnCache from './flake-follows-own-cache.ts'
import flakeFollowsSyntax from './flake-follows-syntax.ts'
import flakeFollowsUnknownChild from './flake-follows-unknown-child.ts'
import flakeImplicitRegistryInput from './flake-implicit-registry-input.ts'
import flakeIndirectInputUrl from './flake-indirect-input-url.ts'
import flakeInputMissingFollows from './flake-input-missing-follows.ts'
import flakeInputNotAccepted from './flake-input-not-accepted.ts'
import flakeInputUnknownAttribute from './flake-input-unknown-attribute.ts'
import flakeInputUrlAndFollows from './flake-input-url-and-follows.ts'
import flakeMisplacedInput from './flake-misplaced-input.ts'
import flakeNotLiteral from './flake-not-literal.ts'
import flakeOutputsNotLambda from './flake-outputs-not-lambda.ts'
import flakeSelfInput from './flake-self-input.ts'
import flakeUnknownAttribute from './flake-unknown-attribute.ts'
import flakeUnusedInput from './flake-unused-input.ts'
import flakeUsedAsWrongKind from './flake-used-as-wrong-kind.ts'
import hasAttrThenSelect from './has-attr-then-select.ts'
import homeManagerNixpkgsWithGlobalPkgs from './home-manager-nixpkgs-with-global-pkgs.ts'
import ifWithBooleans from './if-with-booleans.ts'
import importFromDerivation from './import-from-derivation.ts'
import importNixpkgsRepeated from './import-nixpkgs-repeated.ts'
import importNixpkgsWithoutSystem from './import-nixpkgs-without-system.ts'
import interactiveActivation from './interactive-activation.ts'
import isoFilesystemsIgnored from './iso-filesystems-ignored.ts'
import isoImageName from './iso-image-name.ts'
import isoOfflineClosure from './iso-offline-closure.ts'
import isoVolumeId from './iso-volume-id.ts'
import k3sAirgapImages from './k3s-airgap-images.ts'
import legacyLetSyntax from './legacy-let-syntax.ts'
import libOptionalList from './lib-optional-list.ts'
import libRemovedName from './lib-removed-name.ts'
import listElementApplication from './list-element-application.ts'
import lixDeprecatedSyntax from './lix-deprecated-syntax.ts'
import lixIncompatibleSyntax from './lix-incompatible-syntax.ts'
import lockCredential from './lock-credential.ts'
import lockFlakenessMismatch from './lock-flakeness-mismatch.ts'
import lockLocalPath from './lock-local-path.ts'
import lockManyNixpkgs from './lock-many-nixpkgs.ts'
import lockMissing from './lock-missing.ts'
import lockOutOfSync from './lock-out-of-sync.ts'
import lockStaleInput from './lock-stale-input.ts'
import lockStructure from './lock-structure.ts'
import lockUnlockedNode from './lock-unlocked-node.ts'
import lostEscape from './lost-escape.ts'
import manualInherit from './manual-inherit.ts'
import moduleArgsWithoutEllipsis from './module-args-without-ellipsis.ts'
import moduleConfigConditional from './module-config-conditional.ts'
import moduleDefinitionOfItself from './module-definition-of-itself.ts'
import moduleImportCallInImports from './module-import-call-in-imports.ts'
import moduleImportsDependsOnConfig from './module-imports-depends-on-config.ts'
import moduleImportsInConfig from './module-imports-in-config.ts'
import moduleImportsNestedList from './module-imports-nested-list.ts'
import moduleImportsString from './module-imports-string.ts'
import moduleInputsWithoutSpecialargs from './module-inputs-without-specialargs.ts'
import moduleMixedConfigToplevel from './module-mixed-config-toplevel.ts'
import moduleMkifAroundImport from './module-mkif-around-import.ts'
import moduleMkifNonBool from './module-mkif-non-bool.ts'
import moduleOverrideAroundMkif from './module-override-around-mkif.ts'
import moduleRedundantMkmerge from './module-redundant-mkmerge.ts'
import moduleUpdateLosesNested from './module-update-loses-nested.ts'
import moduleUpdateOnMkif from './module-update-on-mkif.ts'
import negatedComparison from './negated-comparison.ts'
import nestedWith from './nested-with.ts'
import networkInBuild from './network-in-build.ts'
import networkOnlineWithoutWants from './network-online-without-wants.ts'
import nixconfigSubstituter from './nixconfig-substituter.ts'
import nixossystemLegacyArgs from './nixossystem-legacy-args.ts'
import nixpkgsConfigWithExternalPkgs from './nixpkgs-config-with-external-pkgs.ts'
import numberOutOfRange from './number-out-of-range.ts'
import ociImageUnpinned from './oci-image-unpinned.ts'
import optionDefaultMkdefault from './option-default-mkdefault.ts'
import optionEnableText from './option-enable-text.ts'
import optionLiteralType from './option-literal-type.ts'
import optionNullDefault from './option-null-default.ts'
import optionRemoved from './option-removed.ts'
import optionRenamed from './option-renamed.ts'
import optionTypesAttrs from './option-types-attrs.ts'
import optionWithoutDescription from './option-without-description.ts'
import optionWithoutType from './option-without-type.ts'
import outputAppShape from './output-app-shape.ts'
import outputDeprecatedName from './output-deprecated-name.ts'
import outputHardCodedSystem from './output-hard-coded-system.ts'
import outputInsideEachSystem from './output-inside-each-system.ts'
import outputInvalidSystem from './output-invalid-system.ts'
import outputMissingSystem from './output-missing-system.ts'
import outputMisspeltName from './output-misspelt-name.ts'
import outputNestedPackages from './output-nested-packages.ts'
import outputPerSystemMergeLoses from './output-per-system-merge-loses.ts'
import outputTakenFromPackages from './output-taken-from-packages.ts'
import outputTemplateShape from './output-template-shape.ts'
import outputUnknownName from './output-unknown-name.ts'
import outputUsedByOldName from './output-used-by-old-name.ts'
import outputX8664Darwin from './output-x86-64-darwin.ts'
import overlayArgNames from './overlay-arg-names.ts'
import overlayFinalSelfReference from './overlay-final-self-reference.ts'
import overlayNotAFunction from './overlay-not-a-function.ts'
import packageRemoved from './package-removed.ts'
import passwordlessSudo from './passwordless-sudo.ts'
import pathMissing from './path-missing.ts'
import pathUntracked from './path-untracked.ts'
import pipeOperator from './pipe-operator.ts'
import pkgsLib from './pkgs-lib.ts'
import plaintextPassword from './plaintext-password.ts'
import pureAbsolutePath from './pure-absolute-path.ts'
import pureEvalBuiltin from './pure-eval-builtin.ts'
import pureGetEnv from './pure-get-env.ts'
import pureLookupPath from './pure-lookup-path.ts'
import pureUnpinnedFetch from './pure-unpinned-fetch.ts'
import recShadowsItself from './rec-shadows-itself.ts'
import redundantInterpolation from './redundant-interpolation.ts'
import refAbsoluteLocalPath from './ref-absolute-local-path.ts'
import refBadRev from './ref-bad-rev.ts'
import refEmbeddedCredentials from './ref-embedded-credentials.ts'
import refEndedRelease from './ref-ended-release.ts'
import refFragment from './ref-fragment.ts'
import refGitOverHttps from './ref-git-over-https.ts'
import refGitlabSubgroup from './ref-gitlab-subgroup.ts'
import refInsecureTransport from './ref-insecure-transport.ts'
import refMovedRepository from './ref-moved-repository.ts'
import refNixexprsXz from './ref-nixexprs-xz.ts'
import refNixpkgsBranch from './ref-nixpkgs-branch.ts'
import refNixpkgsTag from './ref-nixpkgs-tag.ts'
import refParentPath from './ref-parent-path.ts'
import refReleaseMismatch from './ref-release-mismatch.ts'
import refRevAndRefConflict from './ref-rev-and-ref-conflict.ts'
import refScpStyle from './ref-scp-style.ts'
import refSshNeedsGitPlus from './ref-ssh-needs-git-plus.ts'
import refUnsupportedParam from './ref-unsupported-param.ts'
import secretLiteral from './secret-literal.ts'
import secretReadAtEval from './secret-read-at-eval.ts'
import shellExpansionInString from './shell-expansion-in-string.ts'
import shortPathLiteral from './short-path-literal.ts'
import sopsNeededForUsers from './sops-needed-for-users.ts'
import stateVersionComputed from './state-version-computed.ts'
import syntaxError from './syntax-error.ts'
import undefinedVariable from './undefined-variable.ts'
import unneededRec from './unneeded-rec.ts'
import unusedArgument from './unused-argument.ts'
import unusedBinding from './unused-binding.ts'
import unusedSuppression from './unused-suppression.ts'
import unusedWith from './unused-with.ts'
import urlLiteral from './url-literal.ts'
import withAtFileTop from './with-at-file-top.ts'

/** Every rule there is, by id. */
export const rules: readonly Rule[] = [
  activationRestartList,
  airgapEvalFetch,
  airgapOnlineSubstituter,
  booleanComparison,
  buildToolInBuildInputs,
  conditionWithoutParentheses,
  configurationUnknownArgument,
  deprecatedNixCli,
  deprecatedPlatformAlias,
  duplicateAttribute,
  duplicateFormal,
  dynamicLetName,
  emptyDerivationName,
  emptyInherit,
  emptyLet,
  emptyOperand,
  fakeHash,
  fetchBranchAsRev,
  fetchgitSsh,
  flakeComputedMetadata,
  flakeFollowsCycle,
  flakeFollowsMissingTarget,
  flakeFollowsOnNonFlake,
  flakeFollowsOwnCache,
  flakeFollowsSyntax,
  flakeFollowsUnknownChild,
  flakeImplicitRegistryInput,
  flakeIndirectInputUrl,
  flakeInputMissingFollows,
  flakeInputNotAccepted,
  flakeInputUnknownAttribute,
  flakeInputUrlAndFollows,
  flakeMisplacedInput,
  flakeNotLiteral,
  flakeOutputsNotLambda,
  flakeSelfInput,
  flakeUnknownAttribute,
  flakeUnusedInput,
  flakeUsedAsWrongKind,
  hasAttrThenSelect,
  homeManagerNixpkgsWithGlobalPkgs,
  ifWithBooleans,
  importFromDerivation,
  importNixpkgsRepeated,
  importNixpkgsWithoutSystem,
  interactiveActivation,
  isoFilesystemsIgnored,
  isoImageName,
  isoOfflineClosure,
  isoVolumeId,
  k3sAirgapImages,
  legacyLetSyntax,
  libOptionalList,
  libRemovedName,
  listElementApplication,
  lixDeprecatedSyntax,
  lixIncompatibleSyntax,
  lockCredential,
  lockFlakenessMismatch,
  lockLocalPath,
  lockManyNixpkgs,
  lockMissing,
  lockOutOfSync,
  lockStaleInput,
  lockStructure,
  lockUnlockedNode,
  lostEscape,
  manualInherit,
  moduleArgsWithoutEllipsis,
  moduleConfigConditional,
  moduleDefinitionOfItself,
  moduleImportCallInImports,
  moduleImportsDependsOnConfig,
  moduleImportsInConfig,
  moduleImportsNestedList,
  moduleImportsString,
  moduleInputsWithoutSpecialargs,
  moduleMixedConfigToplevel,
  moduleMkifAroundImport,
  moduleMkifNonBool,
  moduleOverrideAroundMkif,
  moduleRedundantMkmerge,
  moduleUpdateLosesNested,
  moduleUpdateOnMkif,
  negatedComparison,
  nestedWith,
  networkInBuild,
  networkOnlineWithoutWants,
  nixconfigSubstituter,
  nixossystemLegacyArgs,
  nixpkgsConfigWithExternalPkgs,
  numberOutOfRange,
  ociImageUnpinned,
  optionDefaultMkdefault,
  optionEnableText,
  optionLiteralType,
  optionNullDefault,
  optionRemoved,
  optionRenamed,
  optionTypesAttrs,
  optionWithoutDescription,
  optionWithoutType,
  outputAppShape,
  outputDeprecatedName,
  outputHardCodedSystem,
  outputInsideEachSystem,
  outputInvalidSystem,
  outputMissingSystem,
  outputMisspeltName,
  outputNestedPackages,
  outputPerSystemMergeLoses,
  outputTakenFromPackages,
  outputTemplateShape,
  outputUnknownName,
  outputUsedByOldName,
  outputX8664Darwin,
  overlayArgNames,
  overlayFinalSelfReference,
  overlayNotAFunction,
  packageRemoved,
  passwordlessSudo,
  pathMissing,
  pathUntracked,
  pipeOperator,
  pkgsLib,
  plaintextPassword,
  pureAbsolutePath,
  pureEvalBuiltin,
  pureGetEnv,
  pureLookupPath,
  pureUnpinnedFetch,
  recShadowsItself,
  redundantInterpolation,
  refAbsoluteLocalPath,
  refBadRev,
  refEmbeddedCredentials,
  refEndedRelease,
  refFragment,
  refGitOverHttps,
  refGitlabSubgroup,
  refInsecureTransport,
  refMovedRepository,
  refNixexprsXz,
  refNixpkgsBranch,
  refNixpkgsTag,
  refParentPath,
  refReleaseMismatch,
  refRevAndRefConflict,
  refScpStyle,
  refSshNeedsGitPlus,
  refUnsupportedParam,
  secretLiteral,
  secretReadAtEval,
  shellExpansionInString,
  shortPathLiteral,
  sopsNeededForUsers,
  stateVersionComputed,
  syntaxError,
  undefinedVariable,
  unneededRec,
  unusedArgument,
  unusedBinding,
  unusedSuppression,
  unusedWith,
  urlLiteral,
  withAtFileTop,
]
