import type { Range } from '@volar/language-service';
import type { Text } from '../../../contract/text.ts';

/** Something to be said about a script. Severities and tags by their numbers in the protocol. */
export interface ScriptFinding {
  code: string;
  range: Range;
  severity: 1 | 2 | 3 | 4;
  tags?: (1 | 2)[];
  message: Text;
  /** What was most likely meant. */
  replace?: string;
  /** A page to list in app.json. */
  page?: string;
}
