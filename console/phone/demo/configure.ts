import { element, show } from '../draw.ts';
import { say } from '../words.ts';
import { readPictureCode } from './read-code.ts';
import { addServer, readConfiguration } from './servers.ts';
import { demoWords as w } from './words.ts';

/** "Configure server" > Add (R-APP-07): by paste, file or code, under a free name. */
export function configure(done: () => void, isFirst: boolean): void {
  const name = element('input', { required: true, maxLength: 40, value: '' });
  const text = element('textarea', { rows: 6, required: true, spellcheck: false });
  const error = element('p', { className: 'error', role: 'alert' });
  const fail = (...parts: (Node | string)[]) => error.replaceChildren(...parts);
  const take = (found: string | undefined) => {
    if (found === undefined) return fail(say(w.noCode));
    text.value = found;
    const read = readConfiguration(found);
    if (!read) return fail(say(w.notConfiguration));
    fail();
    name.value ||= read.appName;
  };
  const file = picker('.json,application/json,text/plain', (chosen) => chosen.text());
  const camera = picker('image/*', readPictureCode);
  camera.setAttribute('capture', 'environment');

  function picker(accept: string, read: (chosen: File) => Promise<string | undefined>): HTMLInputElement {
    const input = element('input', { type: 'file', accept, hidden: true });
    input.onchange = () => {
      const [chosen] = input.files ?? [];
      if (chosen) void read(chosen).then(take, () => take(undefined));
      input.value = '';
    };
    return input;
  }

  const form = element(
    'form',
    { noValidate: true },
    element('label', {}, say(w.paste), text, element('small', {}, say(w.pasteHint))),
    element(
      'div',
      { className: 'two' },
      element('button', { type: 'button', onclick: () => file.click() }, say(w.file)),
      element('button', { type: 'button', onclick: () => camera.click() }, say(w.scan)),
    ),
    file,
    camera,
    element('label', {}, say(w.name), name),
    error,
    element(
      'div',
      { className: 'bottom' },
      element('button', { type: 'submit', className: 'primary' }, say(w.add)),
      isFirst ? undefined : element('button', { type: 'button', onclick: done }, say(w.cancel)),
    ),
  );
  text.onchange = () => take(text.value);
  form.onsubmit = (event) => {
    event.preventDefault();
    const read = readConfiguration(text.value);
    if (!read) return fail(say(w.notConfiguration));
    if (!isThisConsole(read.server)) {
      const link = `${read.server}/demo`;
      return fail(say(w.otherConsole), ' ', element('a', { href: link }, link));
    }
    if (!name.value.trim()) return fail(say(w.needName));
    addServer({ ...read, name: name.value.trim() });
    done();
  };
  show(element('h1', {}, say(w.configure)), element('p', {}, say(w.intro)), form);
}

/** One console has several addresses: what calls itself local is this one, reached over the network. */
function isThisConsole(server: string): boolean {
  const { origin, hostname } = new URL(server);
  return origin === location.origin || /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
}
