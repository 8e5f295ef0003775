import { enhanceCode } from './code.ts'
import { enhanceContents } from './contents.ts'
import { enhanceScheme } from './scheme.ts'
import { enhanceSearch } from './search-button.ts'

enhanceScheme()
enhanceSearch()
enhanceContents()
enhanceCode()
