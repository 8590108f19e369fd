import type { Monaco } from './monaco.ts';

/**
 * What knows a language beyond colours. Today Monaco's own services answer; a language server registers an engine
 * of its own here and takes over the ids it names, without the editor noticing.
 */
export interface LanguageEngine {
  /** Monaco's ids it wants to answer for. */
  languages: readonly string[];
  /** Called once per language, when its first document is opened. Returns what takes it out again. */
  start: (monaco: Monaco, language: string) => Promise<() => void> | (() => void);
}

export interface LanguageEngines {
  /** The last engine registered for a language wins; one that already runs is taken out first. */
  register: (engine: LanguageEngine) => void;
  /** A document of this language was opened. */
  wake: (language: string) => void;
}

export function createLanguageEngines(monaco: Monaco, report: (error: unknown) => void): LanguageEngines {
  const engines = new Map<string, LanguageEngine>();
  const running = new Map<string, () => void>();
  const awake = new Set<string>();
  const start = async (language: string) => {
    const engine = engines.get(language);
    if (!engine) return;
    try {
      running.get(language)?.();
      running.set(language, await engine.start(monaco, language));
    } catch (error) {
      report(error);
    }
  };
  return {
    register(engine) {
      for (const language of engine.languages) {
        engines.set(language, engine);
        if (awake.has(language)) void start(language);
      }
    },
    wake(language) {
      if (awake.has(language)) return;
      awake.add(language);
      void start(language);
    },
  };
}

/** Scripts: Monaco's TypeScript service, with the platform's types brought in when the first script is opened. */
export function scriptEngine(loadTypes: () => Promise<void>): LanguageEngine {
  let loading: Promise<void> | undefined;
  return {
    languages: ['javascript', 'typescript'],
    async start() {
      await (loading ??= loadTypes());
      return () => {
        // The types stay: another document may need them.
      };
    },
  };
}
