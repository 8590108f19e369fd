import type { Diagnostic } from '../../contract/diagnostic.ts';
import type { Language } from '../../contract/text.ts';

/** Compile errors over the program, each with its place; gone when the build passes. */
export interface ErrorOverlay {
  show(errors: Diagnostic[]): void;
}

const words = {
  en: {
    title: 'The program could not be compiled',
    more: (count: number) => `and ${count} more`,
    hide: 'Hide',
  },
  zh: { title: '程序编译失败', more: (count: number) => `另有 ${count} 处错误`, hide: '收起' },
};
const SHOWN = 20;

export function createErrorOverlay(host: HTMLElement, language: () => Language): ErrorOverlay {
  const document = host.ownerDocument;
  let box: HTMLElement | undefined;

  function draw(errors: Diagnostic[]): HTMLElement {
    const speak = language();
    const element = document.createElement('section');
    element.className = 'tessera-errors';
    element.setAttribute('role', 'alert');
    const title = document.createElement('h1');
    title.textContent = words[speak].title;
    const hide = document.createElement('button');
    hide.type = 'button';
    hide.textContent = words[speak].hide;
    hide.addEventListener('click', () => element.remove());
    const list = document.createElement('ol');
    for (const { file, range, message } of errors.slice(0, SHOWN)) {
      const item = document.createElement('li');
      const place = document.createElement('code');
      place.textContent = `${file}:${range.start.line + 1}:${range.start.column + 1}`;
      const text = document.createElement('p');
      text.textContent = message[speak];
      item.append(place, text);
      list.append(item);
    }
    element.append(hide, title, list);
    if (errors.length > SHOWN) {
      const rest = document.createElement('p');
      rest.textContent = words[speak].more(errors.length - SHOWN);
      element.append(rest);
    }
    return element;
  }

  return {
    show(errors) {
      box?.remove();
      box = undefined;
      if (errors.length === 0) return;
      box = draw(errors);
      host.append(box);
    },
  };
}
