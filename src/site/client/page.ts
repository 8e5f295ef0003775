import { enhanceChecklists } from './checklist.ts'
import { enhanceCode } from './code.ts'
import { enhanceContents } from './contents.ts'
import { enhanceScheme } from './scheme.ts'
import { enhanceSearch } from './search-button.ts'
import { enhanceTerms } from './terms.ts'

enhanceScheme()
enhanceSearch()
enhanceContents()
enhanceCode()
enhanceChecklists()
enhanceTerms()
