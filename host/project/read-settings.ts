import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { FileContent } from '../../compiler/decode.ts';
import { createGraph } from '../../compiler/graph.ts';
import { projectSettings, type ProjectSettings } from '../../compiler/project-settings.ts';

/** Where app.json may be when no configuration names its folder (see compiler/project-settings.ts). */
const places = ['', 'miniprogram/', 'src/', 'client/', 'dist/', 'app/'].map((folder) => `${folder}app.json`);

/** A project's settings from the few files that hold them, without loading the project. */
export async function readProjectSettings(folder: string): Promise<ProjectSettings> {
  const files = new Map<string, FileContent>();
  for (const name of ['project.config.json', 'project.private.config.json', ...places]) {
    const bytes = await readFile(path.join(folder, name)).catch(() => undefined);
    if (bytes) files.set(name, bytes);
  }
  return projectSettings(createGraph(files));
}
