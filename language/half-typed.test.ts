import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type * as lsp from 'vscode-languageserver-protocol';
import { CancellationTokenSource } from 'vscode-languageserver-protocol';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { TestClient, type Files } from './testing/client.ts';

const sample = path.join(import.meta.dirname, '../examples/sample');
/** LANGUAGE_FUZZ_EDITS=5000 for a long run; LANGUAGE_FUZZ_SEED for another one. */
const edits = Number(process.env['LANGUAGE_FUZZ_EDITS'] ?? 150);
const firstSeed = Number(process.env['LANGUAGE_FUZZ_SEED'] ?? 1);

function filesBelow(folder: string, under = ''): Files {
  const found: Files = {};
  for (const entry of readdirSync(path.join(folder, under), { withFileTypes: true })) {
    const file = path.posix.join(under, entry.name);
    if (entry.isDirectory() && entry.name !== 'node_modules') Object.assign(found, filesBelow(folder, file));
    else if (/\.(wxml|wxss|wxs|json|js|ts)$/.test(entry.name))
      found[file] = readFileSync(path.join(folder, file), 'utf8');
  }
  return found;
}

function random(seed: number) {
  let state = seed;
  const next = (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
  return { next, of: <T>(list: readonly T[]): T => list[next(list.length)]! };
}

const fragments = [
  ...['<', '</', '>', '/>', '{{', '}}', '"', "'", '`', '{', '}', '[', ']', '(', ')', ',', ':', ';', '.', '$'],
  ...[
    '<view wx:for="{{',
    'wx:if="',
    'bindtap="',
    '<wxs module="m">',
    '</wxs>',
    '<template is="',
    '<!--',
    '-->',
  ],
  ...[
    'Page({',
    'Component({',
    'this.setData({',
    "import x from './",
    "require('",
    'wx.',
    '=>',
    '/*',
    '//',
    '${',
  ],
  ...[
    '@import "',
    '.row {',
    'color:',
    '@media',
    '"usingComponents": {',
    '\n',
    '\r\n',
    '\t',
    '\u0000',
    '😀',
    '茶',
  ],
];
const questions = ['hover', 'completion', 'definition', 'references', 'rename', 'codeAction', 'formatting'];
const more = ['documentSymbol', 'foldingRange', 'selectionRange', 'linkedEditingRange', 'signatureHelp'];

/** Puts something anywhere, or takes something away. */
function edited(text: string, { next, of }: ReturnType<typeof random>): string {
  const at = next(text.length + 1);
  const taken = next(3) === 0 ? next(40) : 0;
  return text.slice(0, at) + (taken > 0 ? '' : of(fragments)) + text.slice(at + taken);
}

let client: TestClient | undefined;
afterEach(async () => {
  await client?.stop();
  vi.restoreAllMocks();
});

describe('half-typed files', () => {
  it(
    'never break the server, and leave nothing behind once they are mended',
    { timeout: 600_000 },
    async () => {
      const failures: string[] = [];
      for (const level of ['error', 'warn'] as const)
        vi.spyOn(console, level).mockImplementation((...said: unknown[]) => {
          if (/failed to provide|unhandled/i.test(said.join(' '))) failures.push(said.join(' '));
        });
      const files = filesBelow(sample);
      const names = Object.keys(files);
      client = await TestClient.start(files);
      const found = async (file: string) => {
        const answer = await client!.request<lsp.FullDocumentDiagnosticReport>(
          'textDocument/diagnostic',
          file,
          undefined,
        );
        return answer.items.map(({ code, range, message }) => ({ code, range, message }));
      };
      const chance = random(firstSeed);
      const texts: Files = { ...files };
      for (const file of names) await client.open(file, files[file]!.replaceAll('|', ' '));
      for (const file of names) await client.edit(file, files[file]!);
      const before = new Map<string, unknown>();
      for (const file of names) before.set(file, await found(file));
      for (let count = 0; count < edits; count += 1) {
        const file = chance.of(names);
        texts[file] = edited(chance.next(12) === 0 ? files[file]! : texts[file]!, chance);
        await client.edit(file, texts[file]!);
        const lines = texts[file]!.split('\n');
        const line = chance.next(lines.length);
        const position = { line, character: chance.next(lines[line]!.length + 1) };
        const question = chance.of([...questions, ...more]);
        const cancel = new CancellationTokenSource();
        const asked = client.connection.sendRequest(
          `textDocument/${question}`,
          {
            textDocument: { uri: client.uri(file) },
            position,
            positions: [position],
            newName: 'other',
            range: { start: position, end: position },
            context: { includeDeclaration: true, diagnostics: [] },
            options: { tabSize: 2, insertSpaces: true },
          },
          cancel.token,
        );
        // A question may be refused in words; what counts is that it is answered, withdrawn or not.
        const answered = asked.then(
          () => true,
          () => true,
        );
        if (chance.next(2) === 0) cancel.cancel();
        expect(await answered, `edit ${count} of seed ${firstSeed}: ${question} in ${file}`).toBe(true);
      }
      for (const file of names) await client.edit(file, files[file]!);
      for (const file of names) expect(await found(file), file).toEqual(before.get(file));
      expect(failures).toEqual([]);
    },
  );
});
