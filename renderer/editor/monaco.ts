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
import 'monaco-editor/languages/features/html/register';
import { jsonDefaults } from 'monaco-editor/languages/features/json/register';
import { setHoverDelegateFactory } from 'monaco-editor/base/browser/ui/hover/hoverDelegateFactory';
import { StandaloneServices } from 'monaco-editor/editor/standalone/browser/standaloneServices';
import { WorkbenchHoverDelegate } from 'monaco-editor/platform/hover/browser/hover';
import { IInstantiationService } from 'monaco-editor/platform/instantiation/common/instantiation';
import * as monaco from 'monaco-editor/editor';
import { rpxTokens } from './rpx-tokens.ts';
import { provideWorkers } from './workers.ts';
import { wxmlConfiguration, wxmlTokens } from './wxml-language.ts';

export type Monaco = typeof monaco;

/**
 * A diff editor that may end. Each editor that Monaco makes becomes the one that all tooltips are made by, those of
 * the suggestions as well: after a comparison was closed, no suggestion could be drawn any more ("InstantiationService
 * has been disposed"). So what lives as long as the window makes them.
 */
export function createDiff(
  box: HTMLElement,
  options: monaco.editor.IStandaloneDiffEditorConstructionOptions,
): monaco.editor.IStandaloneDiffEditor {
  const made = monaco.editor.createDiffEditor(box, options);
  const services = StandaloneServices.get(IInstantiationService);
  setHoverDelegateFactory((placement, isInstant) =>
    services.createInstance(WorkbenchHoverDelegate, placement, { instantHover: isInstant }, {}),
  );
  return made;
}

/** Registers our languages and sets the services up; call once. */
export function prepareMonaco(): Monaco {
  provideWorkers();
  forgetCancellations();
  monaco.languages.register({ id: 'wxml', extensions: ['.wxml'], aliases: ['WXML'] });
  monaco.languages.setMonarchTokensProvider('wxml', wxmlTokens);
  monaco.languages.setLanguageConfiguration('wxml', wxmlConfiguration);
  monaco.languages.setMonarchTokensProvider('css', rpxTokens());
  // Scripts, styles and json are answered by our own server, which knows the whole program: of Monaco's json only the colours.
  jsonDefaults.setDiagnosticsOptions({ validate: false });
  jsonDefaults.setModeConfiguration({ tokens: true });
  return monaco;
}

/**
 * Monaco ends what nobody waits for any more (a hover, a highlight) by rejecting it with "Canceled", and leaves some of
 * those promises alone. They are no errors: VS Code drops them at the same place.
 */
function forgetCancellations(): void {
  const forget = (event: PromiseRejectionEvent) => {
    const { name, message } = (event.reason ?? {}) as { name?: string; message?: string };
    if (name !== 'Canceled' || message !== 'Canceled') return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  // Before the window's own listener, which reports them.
  addEventListener('unhandledrejection', forget, { capture: true });
}
