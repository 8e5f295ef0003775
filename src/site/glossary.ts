import source from '../../content/glossary.yaml?raw'
import { readGlossary } from '../docs/glossary.ts'

/** The words of the field that pages explain where they first stand. */
export const glossary = readGlossary(source)
