import type { SourceFile } from '../engine/model.ts'
import { groupBy } from './group.ts'
import { perFile } from './memo.ts'
import { type Definition, definitionsOf, modulesOf } from './modules.ts'

/** The options that all modules of a document set, by their dotted path as far as it is static. */
export const definitionsIn: (file: SourceFile) => ReadonlyMap<string, readonly Definition[]> = perFile(file =>
  groupBy(modulesOf(file).flatMap(definitionsOf), definition => definition.path.join('.')),
)
