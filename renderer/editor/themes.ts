import type { Theme } from '../shell/appearance.ts';
import type { Monaco } from './monaco.ts';

/** Monaco wears the tokens of the page: one theme per theme of ours, made anew when it is switched. */
export function applyTheme(monaco: Monaco, theme: Theme): void {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => fullColour(style.getPropertyValue(`--${name}`).trim());
  const base = theme === 'light' ? 'vs' : theme === 'high-contrast' ? 'hc-black' : 'vs-dark';
  const name = `tessera-${theme}`;
  monaco.editor.defineTheme(name, { base, inherit: true, rules: rulesOf(theme), colors: colorsOf(token) });
  monaco.editor.setTheme(name);
}

/** Monaco wants six digits; what minifies the style sheet shortens them to three. */
function fullColour(colour: string): string {
  return /^#[0-9a-f]{3}$/i.test(colour) ? colour.replace(/[0-9a-f]/gi, '$&$&') : colour;
}

function rulesOf(theme: Theme) {
  const light = theme === 'light';
  const pick = (dark: string, bright: string) => (light ? bright : dark);
  const tag = pick('4cc9b4', '0b7a69');
  const attribute = pick('9cc7f5', '1f5fb0');
  const text = pick('d9b77f', '8a5a0b');
  return [
    { token: 'comment', foreground: pick('7d8696', '6b7480') },
    { token: 'string', foreground: text },
    { token: 'string.escape', foreground: pick('e5a84b', 'a86a0b') },
    { token: 'number', foreground: pick('b8d99a', '4b7a1d') },
    { token: 'keyword', foreground: pick('c79bf0', '7a3fc0') },
    { token: 'keyword.directive', foreground: pick('c79bf0', '7a3fc0') },
    { token: 'tag', foreground: tag },
    { token: 'delimiter.tag', foreground: pick('6f7786', '868e9b') },
    { token: 'delimiter.expression', foreground: pick('e5a84b', 'a86a0b') },
    { token: 'attribute.name', foreground: attribute },
    { token: 'attribute.event', foreground: pick('f0a3c0', 'a83268') },
    { token: 'attribute.value', foreground: text },
    { token: 'variable', foreground: pick('d5dae3', '1c2027') },
    { token: 'function', foreground: pick('e0cf8f', '7a5c00') },
    { token: 'type', foreground: tag },
    { token: 'string.key.json', foreground: attribute },
    { token: 'string.value.json', foreground: text },
  ];
}

function colorsOf(token: (name: string) => string): Record<string, string> {
  const solid = (name: string) => sixDigits(token(name));
  return {
    'editor.background': solid('surface-0'),
    'editor.foreground': solid('text-1'),
    'editorGutter.background': solid('surface-0'),
    'editorLineNumber.foreground': solid('text-3'),
    'editorLineNumber.activeForeground': solid('text-1'),
    'editorCursor.foreground': solid('accent'),
    'editor.selectionBackground': `${solid('accent')}40`,
    'editor.inactiveSelectionBackground': `${solid('accent')}26`,
    'editor.lineHighlightBackground': `${solid('surface-2')}80`,
    'editor.lineHighlightBorder': '#00000000',
    'editorIndentGuide.background1': solid('line'),
    'editorIndentGuide.activeBackground1': solid('line-strong'),
    'editorWidget.background': solid('surface-2'),
    'editorWidget.border': solid('line-strong'),
    'editorWidget.foreground': solid('text-1'),
    'editorSuggestWidget.background': solid('surface-2'),
    'editorSuggestWidget.border': solid('line-strong'),
    'editorSuggestWidget.selectedBackground': solid('surface-3'),
    'editorHoverWidget.background': solid('surface-2'),
    'editorHoverWidget.border': solid('line-strong'),
    'input.background': solid('surface-0'),
    'input.foreground': solid('text-1'),
    'input.border': solid('line-strong'),
    focusBorder: solid('accent'),
    'list.hoverBackground': solid('surface-3'),
    'list.activeSelectionBackground': solid('surface-3'),
    'list.activeSelectionForeground': solid('text-1'),
    'menu.background': solid('surface-2'),
    'menu.foreground': solid('text-1'),
    'menu.selectionBackground': solid('surface-3'),
    'menu.selectionForeground': solid('text-1'),
    'menu.border': solid('line-strong'),
    'scrollbarSlider.background': `${solid('surface-3')}99`,
    'scrollbarSlider.hoverBackground': solid('surface-3'),
    'scrollbarSlider.activeBackground': solid('line-strong'),
    'scrollbar.shadow': '#00000000',
    'minimap.background': solid('surface-0'),
    'editorError.foreground': solid('error'),
    'editorWarning.foreground': solid('warn'),
    'editorInfo.foreground': solid('info'),
    'editorOverviewRuler.border': solid('line'),
    'editorBracketHighlight.foreground1': solid('warn'),
    'editorBracketHighlight.foreground2': solid('info'),
    'editorBracketHighlight.foreground3': solid('ok'),
    'peekView.border': solid('accent'),
    'peekViewEditor.background': solid('surface-1'),
    'peekViewEditorGutter.background': solid('surface-1'),
    'peekViewResult.background': solid('surface-2'),
    'peekViewResult.selectionBackground': solid('surface-3'),
    'peekViewResult.selectionForeground': solid('text-1'),
    'peekViewTitle.background': solid('surface-2'),
    'peekViewTitleLabel.foreground': solid('text-1'),
    'peekViewTitleDescription.foreground': solid('text-2'),
    'editorStickyScroll.background': solid('surface-0'),
    'editorStickyScrollHover.background': solid('surface-2'),
    'diffEditor.insertedTextBackground': `${solid('ok')}33`,
    'diffEditor.removedTextBackground': `${solid('error')}33`,
    'diffEditor.insertedLineBackground': `${solid('ok')}1a`,
    'diffEditor.removedLineBackground': `${solid('error')}1a`,
  };
}

/** Style sheets are minified: `#ffffff` comes back as `#fff`, which Monaco does not take. */
function sixDigits(color: string): string {
  return /^#[\da-f]{3}$/i.test(color) ? color.replace(/[\da-f]/gi, '$&$&') : color;
}
