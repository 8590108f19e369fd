// node bench/language.ts: the language server on a program of 350 pages and 220 components. Each line with its limit.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { generateProgram, components, pages } from './language/generate-program.ts';
import { startClient, type BenchClient } from './language/client.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'tessera-language-bench-'));
let isOverLimit = false;

function report(what: string, value: number, limit: number, unit: string, note = ''): void {
  const isOk = value <= limit;
  isOverLimit ||= !isOk;
  console.log(
    `${isOk ? 'ok  ' : 'OVER'} ${what}: ${value.toFixed(unit === 's' ? 2 : 0)} ${unit} (limit ${limit} ${unit})${note}`,
  );
}

const quantile = (values: number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ??
  Number.NaN;

async function timed<T>(what: () => Promise<T>): Promise<[T, number]> {
  const started = performance.now();
  const value = await what();
  return [value, performance.now() - started];
}

/** What the server itself worked: beside it on a machine that does other things as well. */
const worked = (milliseconds: number): string => `; worked ${(milliseconds / 1000).toFixed(2)} s`;

const read = (file: string): string => readFileSync(path.join(folder, file), 'utf8');
const first = 'pages/p7/p7.wxml';

async function measureFirst(client: BenchClient, started: number): Promise<void> {
  await client.open(first);
  const source = read(first);
  await client.hover(first, source.indexOf('form.name'));
  report(
    'first answer, from the start of the process',
    (performance.now() - started) / 1000,
    2.5,
    's',
    worked(client.cpu()),
  );
  await client.diagnose(first);
  report('memory, ready', client.megabytes(), 500, 'MB');
}

/** Types an expression key by key; asks for completion after each, and for diagnostics after every third. */
async function measureTyping(
  client: BenchClient,
  [file, before, typed, after]: [file: string, before: string, typed: string, after: string],
  when = '',
): Promise<void> {
  const completions: number[] = [];
  const checks: number[] = [];
  const begun = client.cpu();
  await client.open(file);
  const source = read(file);
  let at = source.indexOf(before) + before.length;
  client.change(file, at, at, after);
  for (let round = 0; round < 3; round += 1) {
    for (const [count, key] of [...typed].entries()) {
      client.change(file, at, at, key);
      at += 1;
      completions.push((await timed(() => client.complete(file, at)))[1]);
      if (count % 3 === 0) checks.push((await timed(() => client.diagnose(file)))[1]);
    }
    client.change(file, at - typed.length, at, '');
    at -= typed.length;
  }
  const kind = path.extname(file).slice(1);
  report(
    `completion while typing ${kind}${when}, p95 of ${completions.length}`,
    quantile(completions.slice(1), 0.95),
    80,
    'ms',
  );
  report(
    `diagnostics after a key in ${kind}${when}, p95 of ${checks.length}`,
    quantile(checks.slice(1), 0.95),
    250,
    'ms',
    `${worked(client.cpu() - begun)} for all`,
  );
}

/** Types and takes back in many files; what is still held afterwards would pile up over a day. */
async function measureEdits(client: BenchClient): Promise<void> {
  const opened = new Set<string>();
  const round = async (edits: number, from: number) => {
    for (let count = 0; count < edits; count += 1) {
      const file = `pages/p${from + (count % 20)}/p${from + (count % 20)}.wxml`;
      if (count < 20 && !opened.has(file)) {
        opened.add(file);
        await client.open(file);
      }
      const at = read(file).indexOf(inTemplate[0]) + inTemplate[0].length;
      client.change(file, at, at, `<view>{{form.name${count}}}</view>`);
      await client.diagnose(file);
      client.change(file, at, at + `<view>{{form.name${count}}}</view>`.length, '');
      await client.complete(file, at);
    }
  };
  await round(200, 40);
  const before = client.megabytes();
  await round(1000, 40);
  report('memory grown by 1,000 edits in 20 files', client.megabytes() - before, 50, 'MB');
}

async function measureRename(client: BenchClient): Promise<void> {
  const file = first;
  const at = read(file).indexOf('<shared') + 3;
  const [edit, milliseconds] = await timed(() => client.rename(file, at, 'renamed-part'));
  const files = new Set([
    ...Object.keys(edit?.changes ?? {}),
    ...(edit?.documentChanges ?? []).map((one) => JSON.stringify(one).slice(0, 200)),
  ]);
  report(`rename of a tag, ${files.size} files`, milliseconds / 1000, 1, 's');
  await measureProperty(client, 'components/shared/shared.js', 'label');
}

async function measureProperty(
  client: BenchClient,
  file: string,
  property: string,
  when = '',
): Promise<void> {
  await client.open(file);
  const [edit, milliseconds] = await timed(() =>
    client.rename(file, read(file).indexOf(property), 'caption'),
  );
  const count = Object.keys(edit?.changes ?? {}).length + (edit?.documentChanges?.length ?? 0);
  report(`rename of a property${when}, ${count} files`, milliseconds / 1000, 1, 's');
}

async function measureAll(client: BenchClient): Promise<void> {
  const begun = client.cpu();
  const [files, milliseconds] = await timed(() => client.checkedAll());
  report(
    `everything checked in the background, ${files} files`,
    milliseconds / 1000,
    30,
    's',
    worked(client.cpu() - begun),
  );
  report('memory, everything checked', client.megabytes(), 1024, 'MB');
}

const inTemplate = ['<view class="page">\n', '<view>{{form.name}}</view>', '\n'] as const;
const inScript = ['onLoad(query) {', ' this.setData({ tab: 1 });', ' '] as const;
const afterwards = ', everything checked before';

try {
  generateProgram(folder);
  console.log(`a program of ${pages} pages and ${components} components`);
  const started = performance.now();
  const client = await startClient(folder);
  try {
    await measureFirst(client, started);
    await measureTyping(client, [first, ...inTemplate]);
    await measureTyping(client, ['pages/p9/p9.js', ...inScript]);
    await measureRename(client);
    await measureAll(client);
    await measureTyping(client, ['pages/p11/p11.wxml', ...inTemplate], afterwards);
    await measureTyping(client, ['pages/p12/p12.js', ...inScript], afterwards);
    await measureProperty(client, 'components/shared/shared.js', 'count', afterwards);
    await measureEdits(client);
  } finally {
    await client.stop();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = isOverLimit ? 1 : 0;
