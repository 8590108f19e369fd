// Monaco with the languages a mini program is made of. Loaded by import() when the first file is opened.
// Language features come before the first model of their language, or their workers never start.
import 'monaco-editor/features/register.all';
import 'monaco-editor/languages/definitions/javascript/register';
import 'monaco-editor/languages/definitions/typescript/register';
import 'monaco-editor/languages/definitions/css/register';
import 'monaco-editor/languages/definitions/less/register';
import 'monaco-editor/languages/definitions/scss/register';
import 'monaco-editor/languages/definitions/html/register';
import 'monaco-editor/languages/definitions/xml/register';
import 'monaco-editor/languages/definitions/markdown/register';
import 'monaco-editor/languages/definitions/yaml/register';
import 'monaco-editor/languages/definitions/shell/register';
import 'monaco-editor/languages/features/css/register';
import 'monaco-editor/languages/features/html/register';
import { jsonDefaults } from 'monaco-editor/languages/features/json/register';
import {
  javascriptDefaults,
  ModuleKind,
  ModuleResolutionKind,
  ScriptTarget,
  typescriptDefaults,
} from 'monaco-editor/languages/features/typescript/register';
import * as monaco from 'monaco-editor/editor';
import { rpxTokens } from './rpx-tokens.ts';
import { provideWorkers } from './workers.ts';
import { wxmlConfiguration, wxmlTokens } from './wxml-language.ts';

export type Monaco = typeof monaco;

const compilerOptions = {
  allowNonTsExtensions: true,
  allowJs: true,
  target: ScriptTarget.ESNext,
  module: ModuleKind.ESNext,
  moduleResolution: ModuleResolutionKind.NodeJs,
  lib: ['esnext'],
  strict: false,
  noEmit: true,
};

/** Registers our languages and sets the services up; call once. */
export function prepareMonaco(): Monaco {
  provideWorkers();
  forgetCancellations();
  monaco.languages.register({ id: 'wxml', extensions: ['.wxml'], aliases: ['WXML'] });
  monaco.languages.setMonarchTokensProvider('wxml', wxmlTokens);
  monaco.languages.setLanguageConfiguration('wxml', wxmlConfiguration);
  monaco.languages.setMonarchTokensProvider('css', rpxTokens());
  // No DOM: a mini program has none, and `document` must not be offered.
  javascriptDefaults.setCompilerOptions(compilerOptions);
  typescriptDefaults.setCompilerOptions({ ...compilerOptions, strict: true });
  // Only open files are known to this service: "cannot find module" would be wrong for most imports.
  const unknownModules = [2307, 2792, 7016, 1375, 1378];
  javascriptDefaults.setDiagnosticsOptions({
    noSemanticValidation: true,
    diagnosticCodesToIgnore: unknownModules,
  });
  typescriptDefaults.setDiagnosticsOptions({ diagnosticCodesToIgnore: unknownModules });
  jsonDefaults.setDiagnosticsOptions({
    validate: true,
    allowComments: true,
    schemaValidation: 'warning',
    schemas: [],
  });
  return monaco;
}

/**
 * Monaco ends what nobody waits for any more (a hover, a highlight) by rejecting it with "Canceled", and leaves some of
 * those promises alone. They are no errors: VS Code drops them at the same place.
 */
function forgetCancellations(): void {
  addEventListener('unhandledrejection', (event) => {
    const { name, message } = (event.reason ?? {}) as { name?: string; message?: string };
    if (name === 'Canceled' && message === 'Canceled') event.preventDefault();
  });
}

/** The platform's types, a megabyte and a half of text: fetched when the first script is opened. */
export async function loadPlatformTypes(): Promise<void> {
  const { platformTypes } = await import('./platform-types.ts');
  for (const [path, text] of Object.entries(platformTypes)) {
    javascriptDefaults.addExtraLib(text, path);
    typescriptDefaults.addExtraLib(text, path);
  }
}
