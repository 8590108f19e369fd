import { reasonOf } from '../console-client.ts';
import { element, show } from '../draw.ts';
import { assertSha256, openApkg } from '../open-apkg.ts';
import { parseStart } from '../parse-start.ts';
import { runProgram } from '../run-program.ts';
import { say } from '../words.ts';
import { configure } from './configure.ts';
import { check, download, search, type Found } from './delivery.ts';
import { keep, noteInstalled, readKept, removeServer, useServer, type Server } from './servers.ts';
import { demoWords as w } from './words.ts';

/** /demo: a host app without an app. It asks the delivery exactly what a real one asks. */
export function showDemo(): void {
  const { servers, used } = readKept();
  const server = servers.find(({ name }) => name === used) ?? servers[0];
  if (!server) return configure(showDemo, true);
  useServer(server.name);
  drawHome(server);
}

function drawHome(server: Server): void {
  const kept = readKept();
  const results = element('div', { className: 'rows' });
  const query = element('input', {
    type: 'search',
    placeholder: say(w.searchHint),
    ariaLabel: say(w.search),
  });
  const form = element(
    'form',
    { className: 'inline' },
    query,
    element('button', { type: 'submit', className: 'primary' }, say(w.find)),
  );
  form.onsubmit = (event) => {
    event.preventDefault();
    if (query.value) void listFound(server, query.value, results);
  };
  if (kept.installed.length > 0) {
    const rows = kept.installed.map(({ id, name, version }) => programRow(server, { id, name, version }));
    results.append(element('h2', {}, say(w.recent)), ...rows);
  }
  show(
    element('h1', {}, say(w.title)),
    element('p', {}, `${server.appName} · ${server.name}`),
    form,
    results,
    userOptions(kept),
    serverList(server),
  );
}

async function listFound(server: Server, name: string, results: HTMLElement): Promise<void> {
  try {
    const found = await search(server, name);
    const rows = found.map((program) => programRow(server, program));
    results.replaceChildren(...(rows.length > 0 ? rows : [element('p', { role: 'status' }, say(w.none))]));
  } catch (error) {
    results.replaceChildren(element('p', { className: 'error', role: 'alert' }, reasonOf(error)));
  }
}

function programRow(server: Server, program: Found): HTMLElement {
  const state = element('small', { role: 'status' }, versionText(program.version));
  const row = element(
    'button',
    { type: 'button', className: 'row' },
    element('strong', {}, program.name),
    state,
  );
  row.onclick = () => {
    state.textContent = say(w.opening);
    void open(server, program).then(
      (refusal) => (state.textContent = refusal),
      (error: unknown) => (state.textContent = reasonOf(error)),
    );
  };
  return row;
}

const versionText = (version: string | null): string =>
  version === null ? say(w.notOnline) : say(w.online).replace('{version}', version);

/** Runs what the delivery gives; resolves with the sentence why not, or where it went. */
async function open(server: Server, { id, name }: Found): Promise<string> {
  const { account, isTrial, installed } = readKept();
  const installedVersion = installed.find((program) => program.id === id)?.version ?? '';
  const checked = await check(server, id, { account, isTrial, installedVersion });
  if (!checked.isAvailable) return say(w[checked.reason]);
  const bytes = await download(server, checked.packageUrl);
  await assertSha256(bytes, checked.sha256);
  const build = openApkg(bytes);
  const { version } = checked;
  const reason = say(w[`why_${checked.reason}`]);
  const running = await runProgram({
    programId: `${server.appId}/${id}`,
    name,
    build,
    start: parseStart(checked.path),
    about: () => [
      [say(w.program), name],
      [say(w.version), version],
      [say(w.reason), reason],
      [say(w.server), server.name],
    ],
    // A released program asks from the phone itself.
    request: () => Promise.reject(Object.assign(new Error(), { code: 'ASK_YOURSELF' })),
    leave() {
      running.dispose();
      showDemo();
    },
  });
  noteInstalled({ id, name, version });
  const text = say(w.got).replace('{version}', version).replace('{reason}', reason);
  running.drawer.greet(`${name} ${text}`);
  return text;
}

function userOptions(kept: { account: string; isTrial: boolean }): HTMLElement {
  const account = element('input', { value: kept.account, autocomplete: 'off', autocapitalize: 'none' });
  account.onchange = () => keep({ account: account.value.trim() });
  const trial = element('input', { type: 'checkbox', checked: kept.isTrial });
  trial.onchange = () => keep({ isTrial: trial.checked });
  return element(
    'details',
    { open: kept.account !== '' || kept.isTrial },
    element('summary', {}, say(w.options)),
    element('label', {}, say(w.account), account, element('small', {}, say(w.accountHint))),
    element('label', { className: 'check' }, trial, say(w.trial)),
  );
}

function serverList(used: Server): HTMLElement {
  const rows = readKept().servers.map(({ name, appName }) =>
    element(
      'div',
      { className: 'server' },
      element('span', {}, `${name} · ${appName}`),
      name === used.name
        ? element('small', {}, say(w.used))
        : button(say(w.use), () => {
            useServer(name);
            showDemo();
          }),
      button(say(w.remove), () => {
        removeServer(name);
        showDemo();
      }),
    ),
  );
  return element(
    'details',
    {},
    element('summary', {}, say(w.servers)),
    ...rows,
    element('small', {}, say(w.resetHint)),
    button(say(w.configure), () => configure(showDemo, false)),
  );
}

function button(text: string, onclick: () => void): HTMLButtonElement {
  return element('button', { type: 'button', onclick }, text);
}
