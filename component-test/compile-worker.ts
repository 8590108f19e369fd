import { workerData, type MessagePort } from 'node:worker_threads';
import { compileComponents } from '../compiler/compile-components.ts';
import type { FileContent } from '../compiler/decode.ts';
import { createGraph, type Graph } from '../compiler/graph.ts';
import { createEngines } from '../host/project/engines.ts';
import type { CompileAnswer, CompileRequest } from './compile-sync.ts';
import { DiskFiles } from './disk-files.ts';

interface WorkerSetup {
  port: MessagePort;
  signal: SharedArrayBuffer;
}

const { port, signal } = workerData as WorkerSetup;
const done = new Int32Array(signal);
const engines = createEngines();
const graphs = new Map<string, { graph: Graph; files: DiskFiles }>();

function graphOf(root: string | null): Graph {
  const key = root ?? '';
  let known = graphs.get(key);
  if (!known) {
    const files = new DiskFiles(root);
    graphs.set(key, (known = { files, graph: createGraph(new Map(), files) }));
  }
  const changed = known.files.changed();
  if (changed.size > 0) known.graph.change(changed);
  return known.graph;
}

/** Components written in the test itself have no files: theirs are given with the request. */
function addFiles(graph: Graph, files: Record<string, string>): void {
  const changes = new Map<string, FileContent>(Object.entries(files));
  if (changes.size > 0) graph.change(changes);
}

async function answer(request: CompileRequest): Promise<CompileAnswer> {
  const graph = graphOf(request.root);
  addFiles(graph, request.files);
  const context = { graph, engines, options: { sourceMaps: false } };
  return { build: await compileComponents([request.path], context, request.withScripts) };
}

port.on('message', (text: string) => {
  void answer(JSON.parse(text) as CompileRequest)
    .catch((error: unknown): CompileAnswer => ({
      error: error instanceof Error ? error.message : String(error),
    }))
    .then((result) => {
      // As text: objects that cross threads belong to another realm, and a test's toEqual tells them apart.
      port.postMessage(JSON.stringify(result));
      Atomics.store(done, 0, 1);
      Atomics.notify(done, 0);
    });
});
