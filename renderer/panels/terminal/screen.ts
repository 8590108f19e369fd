import { FitAddon } from '@xterm/addon-fit';
import { Terminal, type ITheme } from '@xterm/xterm';
import type { Workbench } from '../../shell/workbench.ts';

export interface Screen {
  focus: () => void;
  clear: () => void;
  dispose: () => void;
}

export interface ScreenOptions {
  workbench: Workbench;
  id: string;
  box: HTMLElement;
  label: string;
  ended: (code: number) => void;
}

/** A terminal's picture: what the host tells is written, what is typed goes back, its size follows its place. */
export function openScreen({ workbench, id, box, label, ended }: ScreenOptions): Screen {
  const { host, appearance, settings } = workbench;
  const terminal = new Terminal({
    ...lookOf(settings.store.getState().values),
    theme: themeNow(),
    cursorBlink: false,
    scrollback: 5_000,
    // The tokens' contrast holds for programs' own colours as well.
    minimumContrastRatio: 4.5,
    allowProposedApi: false,
  });
  const fit = new FitAddon();
  terminal.loadAddon(fit);
  terminal.open(box);
  terminal.textarea?.setAttribute('aria-label', label);
  terminal.attachCustomKeyEventHandler((event) => !copies(event, terminal));
  const report = (error: unknown) => workbench.report(error);
  const typed = terminal.onData((text) => void host.client.terminals.write({ id, text }).catch(report));
  const sized = terminal.onResize(({ cols, rows }) => {
    host.client.terminals.resize({ id, columns: cols, rows }).catch(report);
  });
  const place = () => {
    if (box.offsetWidth > 0 && box.offsetHeight > 0) fit.fit();
  };
  place();
  const observer = new ResizeObserver(place);
  observer.observe(box);
  const stopTheme = appearance.store.subscribe(() => (terminal.options.theme = themeNow()));
  const stopLook = settings.store.subscribe(({ values }) => {
    Object.assign(terminal.options, lookOf(values));
    place();
  });
  const stop = host.follow(
    (from, signal) => host.client.terminals.follow({ id, ...(from ? { from } : {}) }, { signal }),
    {
      fact: (fact) => {
        if (fact.type === 'terminal.said') terminal.write(fact.text);
        else ended(fact.code);
      },
      missed: () => terminal.reset(),
    },
  );
  return {
    focus: () => terminal.focus(),
    clear: () => terminal.clear(),
    dispose() {
      for (const end of [stop, stopTheme, stopLook]) end();
      observer.disconnect();
      typed.dispose();
      sized.dispose();
      terminal.dispose();
    },
  };
}

/** Ctrl+Shift+C copies; pasting is the browser's own Ctrl+Shift+V. */
function copies(event: KeyboardEvent, terminal: Terminal): boolean {
  if (event.type !== 'keydown' || !event.ctrlKey || !event.shiftKey || event.code !== 'KeyC') return false;
  event.preventDefault();
  if (terminal.hasSelection()) void navigator.clipboard.writeText(terminal.getSelection());
  return true;
}

function lookOf(values: Record<string, unknown>) {
  const own = typeof values['editor.fontFamily'] === 'string' ? values['editor.fontFamily'] : '';
  const usual = getComputedStyle(document.documentElement).getPropertyValue('--font-code').trim();
  const fontSize = Number(values['editor.fontSize']) || 13;
  return { fontFamily: own ? `${own}, ${usual}` : usual, fontSize, lineHeight: 1.2 };
}

/** The tokens of the page; of the sixteen colours those that have a token of their own. */
function themeNow(): ITheme {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim();
  const isLight = document.documentElement.dataset.theme === 'light';
  return {
    background: token('surface-0'),
    foreground: token('text-1'),
    cursor: token('accent'),
    cursorAccent: token('surface-0'),
    selectionBackground: `${longColour(token('accent'))}55`,
    black: isLight ? '#1c2027' : '#3a404c',
    red: token('error'),
    green: token('ok'),
    yellow: token('warn'),
    blue: token('info'),
    magenta: isLight ? '#7a3fc0' : '#c79bf0',
    cyan: token('accent'),
    white: isLight ? '#535b68' : '#d5dae3',
    brightBlack: token('text-3'),
    brightRed: token('error'),
    brightGreen: token('ok'),
    brightYellow: token('warn'),
    brightBlue: token('info'),
    brightMagenta: isLight ? '#7a3fc0' : '#c79bf0',
    brightCyan: token('accent'),
    brightWhite: token('text-1'),
  };
}

/** What minifies the style sheet may shorten six digits to three. */
const longColour = (colour: string) =>
  /^#[0-9a-f]{3}$/i.test(colour) ? colour.replace(/[0-9a-f]/gi, '$&$&') : colour;
