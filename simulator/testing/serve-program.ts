import { execFileSync } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { createCompiler } from '../../compiler/compile.ts';
import type { Program } from '../../contract/program.ts';
import { createEngines } from '../../host/project/engines.ts';

// Runs a program that a test wrote as texts, in the real simulator: compiled by the real compiler, served as the host serves it.

export interface ServedProgram {
  readonly url: string;
  readonly program: Program;
  close(): Promise<void>;
}

const root = path.resolve(import.meta.dirname, '../..');
const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
};

/** Bundles the simulator where it changed since the last time. */
export function bundleSimulator(): void {
  execFileSync(process.execPath, ['build/bundle.mjs', 'simulator'], { cwd: root, stdio: 'pipe' });
}

async function compileTexts(files: Record<string, string>): Promise<Program> {
  const contents = new Map(
    Object.entries(files).map(([name, text]) => [name, new TextEncoder().encode(text)]),
  );
  const { program, diagnostics } = await createCompiler(createEngines(), { sourceMaps: false }).build(
    contents,
  );
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length) throw new Error(errors.map(({ file, message }) => `${file}: ${message.en}`).join('\n'));
  return program;
}

export async function serveProgram(files: Record<string, string>): Promise<ServedProgram> {
  const program = await compileTexts(files);
  const text = JSON.stringify(program);
  const read = async (url: string): Promise<Buffer | string> => {
    if (url === '/program.json') return text;
    if (url.startsWith('/program/')) return files[decodeURIComponent(url.slice('/program/'.length))] ?? '';
    return readFile(path.join(root, 'dist/simulator', url === '/' ? 'index.html' : url));
  };
  const server: Server = createServer((request, response) => {
    const url = (request.url ?? '/').split('?')[0]!;
    read(url).then(
      (body) => {
        response.setHeader('content-type', types[path.extname(url) || '.html'] ?? 'text/plain');
        response.end(body);
      },
      () => {
        response.statusCode = 404;
        response.end();
      },
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    program,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
