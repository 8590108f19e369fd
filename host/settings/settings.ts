import { mkdirSync, watch, type FSWatcher } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Text } from '../../contract/text.ts';
import { refuse } from '../errors.ts';
import { FactLog } from '../fact-log.ts';
import type { Logger } from '../log.ts';
import type { OpenProjects } from '../project/open-projects.ts';
import { settings, type Setting, type SettingValue } from './catalog.ts';
import { readSettings, writeSetting, type ReadSettings } from './settings-file.ts';

export const projectSettingsFile = '.tessera/settings.json';

export type SettingsScope = 'user' | 'project';

export interface SettingsProblem {
  /** Absolute for the user's file, relative for the project's. */
  file: string;
  key: string | null;
  message: Text;
}

export interface SettingsView {
  /** What counts: project over user over default. */
  values: Record<string, SettingValue>;
  user: Record<string, SettingValue>;
  project: Record<string, SettingValue>;
  /** A broken file or value is kept, said here, and the default is used. */
  problems: SettingsProblem[];
  userFile: string;
}

/** `projectId` is null where the user's own settings changed. */
export interface SettingsFact {
  type: 'settings.changed';
  projectId: string | null;
}

function schemaOf(setting: Setting): z.ZodType<SettingValue> {
  switch (setting.type) {
    case 'boolean':
      return z.boolean();
    case 'number':
      return z.number().min(setting.min).max(setting.max);
    case 'strings':
      return z.array(z.string());
    case 'string':
      return setting.choices ? z.enum(setting.choices.map(({ value }) => value)) : z.string();
  }
}

function reasonOf(error: z.ZodError): string {
  return error.issues.map(({ message }) => message).join('; ');
}

function check(read: ReadSettings, file: string, scope: SettingsScope) {
  const values: Record<string, SettingValue> = {};
  const problems: SettingsProblem[] = [];
  if (read.broken) problems.push({ file, key: null, message: read.broken });
  for (const setting of settings) {
    const { key } = setting;
    if (!Object.hasOwn(read.values, key)) continue;
    if (scope === 'project' && setting.scope === 'user') {
      const message = { en: 'belongs in the user settings', zh: '应写在用户设置中' };
      problems.push({ file, key, message });
      continue;
    }
    const parsed = schemaOf(setting).safeParse(read.values[key]);
    if (parsed.success) values[key] = parsed.data;
    else {
      const reason = reasonOf(parsed.error);
      problems.push({ file, key, message: { en: `is not usable: ${reason}`, zh: `不可用：${reason}` } });
    }
  }
  return { values, problems };
}

/** User settings in the data folder, project settings in the project; files people may edit by hand. */
export class Settings {
  readonly facts = new FactLog<SettingsFact>(100);
  readonly #userFile: string;
  readonly #projects: OpenProjects;
  readonly #watch: FSWatcher | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(dataFolder: string, projects: OpenProjects, log: Logger) {
    this.#userFile = path.join(dataFolder, 'settings.json');
    this.#projects = projects;
    projects.onOpen((project) => this.#followProject(project.id, project.watcher.facts));
    mkdirSync(dataFolder, { recursive: true });
    try {
      this.#watch = watch(dataFolder, { persistent: false }, (_event, name) => {
        if (name === 'settings.json') this.facts.publish({ type: 'settings.changed', projectId: null });
      });
      this.#watch.on('error', (error) => log.warn('the data folder is not watched any more', error));
    } catch (error) {
      log.warn('changes of the settings file will not be noticed', error);
    }
  }

  async view(projectId?: string): Promise<SettingsView> {
    const user = check(await readSettings(this.#userFile), this.#userFile, 'user');
    const project = projectId
      ? check(await readSettings(await this.#file('project', projectId)), projectSettingsFile, 'project')
      : { values: {}, problems: [] };
    const defaults = Object.fromEntries(settings.map((setting) => [setting.key, setting.default]));
    return {
      values: { ...defaults, ...user.values, ...project.values },
      user: user.values,
      project: project.values,
      problems: [...user.problems, ...project.problems],
      userFile: this.#userFile,
    };
  }

  /** `null` goes back to what the next outer scope says. */
  async set(
    scope: SettingsScope,
    projectId: string | undefined,
    key: string,
    value: SettingValue | null,
  ): Promise<void> {
    const setting = settings.find((known) => known.key === key);
    if (!setting) throw refuse('SETTING_UNKNOWN', { key });
    if (scope === 'project' && setting.scope === 'user') {
      throw refuse('SETTING_WRONG', { key, reason: 'user settings only' });
    }
    if (value !== null) {
      const parsed = schemaOf(setting).safeParse(value);
      if (!parsed.success) throw refuse('SETTING_WRONG', { key, reason: reasonOf(parsed.error) });
    }
    const file = await this.#file(scope, projectId);
    const turn = this.#turn.then(() => writeSetting(file, key, value ?? undefined));
    this.#turn = turn.catch(() => undefined);
    await turn;
    // The watcher tells as well; whoever sets a value may count on the fact at once.
    this.facts.publish({
      type: 'settings.changed',
      projectId: scope === 'user' ? null : (projectId ?? null),
    });
  }

  async #file(scope: SettingsScope, projectId: string | undefined): Promise<string> {
    if (scope === 'user') return this.#userFile;
    return this.#projects.resolve(projectId ?? '', projectSettingsFile);
  }

  #followProject(projectId: string, facts: OpenProjectFacts): () => void {
    const controller = new AbortController();
    void (async () => {
      for await (const { fact } of facts.follow(undefined, controller.signal)) {
        if (fact.type !== 'files.changed') continue;
        if (fact.changes.some((change) => change.path === projectSettingsFile)) {
          this.facts.publish({ type: 'settings.changed', projectId });
        }
      }
    })();
    return () => controller.abort();
  }

  dispose() {
    this.#watch?.close();
    this.facts.dispose();
  }
}

type OpenProjectFacts = Awaited<ReturnType<OpenProjects['get']>>['watcher']['facts'];
