import type { Severity } from '../../contract/diagnostic.ts';
import { configCodes } from './config-codes.ts';
import { sourceCodes } from './source-codes.ts';

export interface CatalogEntry {
  severity: Severity;
  en: string;
  zh: string;
}

/** Every code the compiler can report. docs/diagnostics.md is checked against this table. */
export const catalog = { ...configCodes, ...sourceCodes } as const satisfies Record<string, CatalogEntry>;

export type DiagnosticCode = keyof typeof catalog;
