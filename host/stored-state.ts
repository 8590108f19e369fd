import path from 'node:path';
import { JsonFile } from './json-file.ts';

type Values = Record<string, unknown>;

/** Small values of the windows (layout, open tabs, sizes) by key: one file per project and one for all. */
export class StoredState {
  readonly #folder: string;
  readonly #files = new Map<string, JsonFile<Values>>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  async get(projectId: string | undefined, key: string): Promise<unknown> {
    const values = await this.#file(projectId).read();
    return Object.hasOwn(values, key) ? values[key] : null;
  }

  async set(projectId: string | undefined, key: string, value: unknown): Promise<void> {
    await this.#file(projectId).update((values) => ({ ...values, [key]: value }));
  }

  async delete(projectId: string | undefined, key: string): Promise<void> {
    await this.#file(projectId).update(({ [key]: _gone, ...rest }) => rest);
  }

  #file(projectId = 'all'): JsonFile<Values> {
    const name = `${projectId.replace(/[^a-z0-9]/g, '_')}.json`;
    const known = this.#files.get(name);
    if (known) return known;
    const made = new JsonFile<Values>(path.join(this.#folder, name), (value) =>
      typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Values) : {},
    );
    this.#files.set(name, made);
    return made;
  }
}
