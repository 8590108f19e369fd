import { cp, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { Text } from '../../contract/text.ts';
import { fromSystem, refuse, systemCode } from '../errors.ts';
import { writeAtomic } from '../files/atomic-write.ts';

export interface Template {
  /** Its folder's name. */
  id: string;
  title: Text;
  description: Text;
}

const text = z.object({ en: z.string(), zh: z.string() });
const description = z.object({
  title: text,
  description: text.default({ en: '', zh: '' }),
  order: z.number().default(100),
});
/** Describes a template to the host; not copied. */
const descriptionFile = 'template.json';

async function describe(folder: string, id: string): Promise<(Template & { order: number }) | undefined> {
  try {
    const json: unknown = JSON.parse(await readFile(path.join(folder, id, descriptionFile), 'utf8'));
    return { id, ...description.parse(json) };
  } catch {
    return undefined;
  }
}

/** Folders with a template.json, in their own order. */
export async function listTemplates(folder: string): Promise<Template[]> {
  const ids = await readdir(folder).catch(() => [] as string[]);
  const found = await Promise.all(ids.map((id) => describe(folder, id)));
  return found
    .filter((template) => template !== undefined)
    .sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1))
    .map(({ order: _order, ...template }) => template);
}

export interface NewProject {
  template: string;
  /** Absolute; new or empty. */
  folder: string;
  name: string;
  appId: string;
}

async function isEmptyOrNew(folder: string): Promise<boolean> {
  try {
    return (await readdir(folder)).length === 0;
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return true;
    throw fromSystem(error, folder);
  }
}

async function nameProject(folder: string, name: string, appId: string): Promise<void> {
  const file = path.join(folder, 'project.config.json');
  const config = await readFile(file, 'utf8').then(
    (json) => JSON.parse(json) as Record<string, unknown>,
    () => ({}),
  );
  const named = { ...config, projectname: name, appid: appId || 'touristappid' };
  await writeAtomic(file, Buffer.from(`${JSON.stringify(named, undefined, 2)}\n`));
}

/** Copies a template into a new or empty folder. A failure half way leaves nothing behind. */
export async function createFromTemplate(templates: string, project: NewProject): Promise<void> {
  const { template, folder, name, appId } = project;
  const known = await listTemplates(templates);
  if (!known.some(({ id }) => id === template)) throw refuse('TEMPLATE_UNKNOWN', { template });
  if (!(await isEmptyOrNew(folder))) throw refuse('FOLDER_NOT_EMPTY', { path: folder });
  const source = path.join(templates, template);
  try {
    const made = await mkdir(folder, { recursive: true });
    try {
      const isWanted = (file: string) => path.relative(source, file) !== descriptionFile;
      await cp(source, folder, { recursive: true, filter: isWanted });
      await nameProject(folder, name, appId);
    } catch (error) {
      const entries = made === undefined ? await readdir(folder) : [];
      for (const entry of entries) await rm(path.join(folder, entry), { recursive: true, force: true });
      if (made !== undefined) await rm(made, { recursive: true, force: true });
      throw error;
    }
  } catch (error) {
    throw fromSystem(error, folder);
  }
}
