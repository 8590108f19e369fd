import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'jsonc-parser';
import { refuse } from '../errors.ts';

/** A cloud function as the simulator runs it: its texts by their paths within its folder. */
export interface CloudFunction {
  /** Below the project's folder, for messages and stacks: `cloudfunctions/login`. */
  folder: string;
  files: Record<string, string>;
}

const limits = { files: 3_000, bytes: 8 * 1024 * 1024 };
const isText = /\.(js|cjs|json)$/;
/** What the simulator has a double of is not read. */
const doubled = new Set(['wx-server-sdk', 'tcb-admin-node', '@cloudbase']);

/** The project's folder of cloud functions, as its settings name it. */
async function rootOf(projectFolder: string): Promise<string> {
  let root = 'cloudfunctions';
  for (const file of ['project.config.json', 'project.private.config.json']) {
    const text = await readFile(path.join(projectFolder, file), 'utf8').catch(() => '{}');
    const { cloudfunctionRoot } = (parse(text) ?? {}) as { cloudfunctionRoot?: unknown };
    if (typeof cloudfunctionRoot === 'string' && cloudfunctionRoot) root = cloudfunctionRoot;
  }
  return path.posix.normalize(root.replaceAll('\\', '/')).replace(/\/$/, '');
}

/** Reads one function. Nothing outside the project's folder is read, whatever a name, a setting or a link says. */
export async function readCloudFunction(projectFolder: string, name: string): Promise<CloudFunction> {
  const project = await realpath(projectFolder);
  const folder = path.posix.join(await rootOf(project), name);
  const missing = () => refuse('CLOUD_FUNCTION_MISSING', { name, path: folder });
  const real = await realpath(path.join(project, folder)).catch(() => undefined);
  if (!real?.startsWith(project + path.sep) || !(await stat(real)).isDirectory()) throw missing();
  const files: Record<string, string> = {};
  const left = { ...limits };
  await collect(real, '', files, left, { name, path: folder });
  if (!Object.keys(files).some((file) => !file.includes('/') && /\.c?js$|^mock\.json$/.test(file)))
    throw missing();
  return { folder, files };
}

async function collect(
  root: string,
  below: string,
  files: Record<string, string>,
  left: { files: number; bytes: number },
  where: { name: string; path: string },
): Promise<void> {
  for (const entry of await readdir(path.join(root, below), { withFileTypes: true })) {
    const file = below ? `${below}/${entry.name}` : entry.name;
    // Links are not followed: they may lead anywhere.
    if (entry.isDirectory() && !doubled.has(entry.name) && entry.name !== '.bin')
      await collect(root, file, files, left, where);
    if (!entry.isFile() || !isText.test(entry.name)) continue;
    const text = await readFile(path.join(root, file), 'utf8');
    left.files -= 1;
    left.bytes -= text.length;
    if (left.files < 0 || left.bytes < 0)
      throw refuse('CLOUD_FUNCTION_TOO_LARGE', { ...where, limit: limits.bytes / 1024 / 1024 });
    files[file] = text;
  }
}
