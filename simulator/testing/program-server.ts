import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { createCompiler } from '../../compiler/compile.ts';
import type { Patch, Program } from '../../contract/program.ts';
import type { Diagnostic } from '../../contract/diagnostic.ts';
import { createEngines } from '../../host/project/engines.ts';

const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

export interface Compiled {
  program: Program;
  diagnostics: Diagnostic[];
  update(changes: Record<string, string | null>): Promise<Patch | null>;
}

/** Compiles a program from texts, as the host does. */
export async function compileTexts(files: Record<string, string>): Promise<Compiled> {
  const compiler = createCompiler(createEngines());
  const { program, diagnostics } = await compiler.build(new Map(Object.entries(files)));
  return {
    program,
    diagnostics,
    update: async (changes) => (await compiler.update(new Map(Object.entries(changes)))).patch,
  };
}

export interface ProgramServer {
  address: string;
  program: Program;
  close(): Promise<void>;
}

/** dist/simulator and one program on a port of its own: what the host serves, without the host. */
export async function serveProgram(program: Program): Promise<ProgramServer> {
  const folder = path.resolve('dist/simulator');
  const state = { program };
  const server: Server = createServer((request, response) => {
    const name = new URL(request.url ?? '/', 'http://x').pathname;
    if (name === '/program.json') {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(state.program));
      return;
    }
    const file = path.join(folder, name === '/' ? 'index.html' : path.normalize(name));
    if (!file.startsWith(folder) || !existsSync(file)) {
      response.writeHead(name === '/favicon.ico' ? 204 : 404).end();
      return;
    }
    response.writeHead(200, { 'content-type': types[path.extname(file)] ?? 'application/octet-stream' });
    response.end(readFileSync(file));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://program.localhost:${port}/`,
    get program() {
      return state.program;
    },
    set program(next) {
      state.program = next;
    },
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  };
}
