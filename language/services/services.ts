import type { LanguageServicePlugin, WorkspaceEdit } from '@volar/language-service';
import type * as typescript from 'typescript';
import { create as createTypeScriptServices } from 'volar-service-typescript';
import type { Language } from '../../contract/text.ts';
import { createColours } from './colours.ts';
import { createJson } from './json.ts';
import { createMarkup } from './markup.ts';
import { createScripts } from './scripts.ts';
import { createStyles } from './styles.ts';
import { createSymbols } from './symbols.ts';
import { createTemplateExpressions } from './template-expressions.ts';

export interface ServiceOptions {
  ts: typeof typescript;
  locale: Language;
  applyEdit(edit: WorkspaceEdit): Promise<unknown>;
}

/** Every service, in the order in which their answers are merged. */
export function createServices({ ts, locale, applyEdit }: ServiceOptions): LanguageServicePlugin[] {
  return [
    createSymbols(),
    ...createTypeScriptServices(ts).map((service) => createTemplateExpressions(service, locale)),
    createMarkup(locale, applyEdit),
    createScripts(locale),
    ...createStyles(locale),
    ...createJson(locale),
    createColours(),
  ];
}
