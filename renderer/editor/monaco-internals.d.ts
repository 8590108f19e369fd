// Parts of Monaco without public types, and only what is used of them.
declare module 'monaco-editor/editor/standalone/browser/standaloneServices' {
  export const StandaloneServices: { get<T>(service: { readonly type: T }): T };
}
declare module 'monaco-editor/editor/common/services/languageFeatures' {
  import type { editor, languages } from 'monaco-editor/editor';
  interface LanguageFeatures {
    documentSymbolProvider: { ordered(model: editor.ITextModel): languages.DocumentSymbolProvider[] };
  }
  export const ILanguageFeaturesService: { readonly type: LanguageFeatures };
}
declare module 'monaco-editor/platform/instantiation/common/instantiation' {
  interface Instantiation {
    createInstance<T, A extends unknown[]>(made: new (...given: A) => T, ...given: A): T;
  }
  export const IInstantiationService: { readonly type: Instantiation };
}
declare module 'monaco-editor/platform/hover/browser/hover' {
  export const WorkbenchHoverDelegate: new (
    placement: string,
    options: { instantHover: boolean },
    override: object,
  ) => object;
}
declare module 'monaco-editor/base/browser/ui/hover/hoverDelegateFactory' {
  export function setHoverDelegateFactory(make: (placement: string, isInstant: boolean) => object): void;
}
declare module 'monaco-editor/languages/definitions/css/css' {
  export const language: object;
}
declare module 'monaco-editor/nls/lang/zh-cn';
declare module '*?worker' {
  const Constructor: new () => Worker;
  export default Constructor;
}
