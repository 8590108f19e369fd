import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { AnyRouter } from '@orpc/server';
import { refuse } from './errors.ts';

/** An asset as bytes in memory, or as a file that is streamed (with byte ranges). */
export type ProgramAsset = { bytes: Uint8Array } | { file: string };

/** What a simulated program's origin serves. */
export interface ProgramSource {
  /** The text of `program.json` as of now; undefined before the first build has ended. */
  readProgram(): Promise<string | undefined>;
  /** An asset by its path in the program. */
  readAsset(path: string): Promise<ProgramAsset | undefined>;
  /** What the program's page may ask over `/sandbox`. */
  sandbox: AnyRouter;
}

export interface ProgramAddress {
  /** `http://<label>.localhost:<port>/#<token>`: for the frame that runs the program. */
  url: string;
  /** `http://<label>.localhost:<port>`. */
  origin: string;
  /** Opens `/sandbox`; in `url`'s fragment, so it never reaches a server or a log. */
  token: string;
}

export interface ServedProgram {
  id: string;
  token: string;
  source: ProgramSource;
}

/** The secret behind every program's label; kept, so that an origin's storage outlives a restart. */
function readSecret(dataFolder: string): string {
  const file = path.join(dataFolder, 'origin-secret');
  try {
    const kept = readFileSync(file, 'utf8');
    if (/^[0-9a-f]{64}$/.test(kept)) return kept;
  } catch {
    // The first start.
  }
  const made = randomBytes(32).toString('hex');
  mkdirSync(dataFolder, { recursive: true });
  writeFileSync(file, made, { mode: 0o600 });
  return made;
}

export function isSameSecret(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/**
 * The simulated programs that have an origin now. The host's name carries a label nobody can guess: other
 * pages, users and programs of this machine do not find it, and no cookie is needed inside the frame.
 */
export class Programs {
  readonly #secret: string;
  readonly #byLabel = new Map<string, ServedProgram>();
  #port: number | undefined;

  constructor(dataFolder: string) {
    this.#secret = readSecret(dataFolder);
  }

  /** The host's own ports, which no program may reach. */
  get ports(): readonly number[] {
    return this.#port === undefined ? [] : [this.#port];
  }

  /** Told by the server; without one (command line) programs have no address. */
  servedAt(port: number | undefined): void {
    this.#port = port;
  }

  /** Serves a program until the returned function is called. `id` names it for good, e.g. the project's id. */
  register(id: string, source: ProgramSource): () => void {
    const label = this.#label(id);
    const program = { id, token: randomBytes(24).toString('base64url'), source };
    this.#byLabel.set(label, program);
    return () => {
      if (this.#byLabel.get(label) === program) this.#byLabel.delete(label);
    };
  }

  address(id: string): ProgramAddress {
    const label = this.#label(id);
    const program = this.#byLabel.get(label);
    if (!program || this.#port === undefined) throw refuse('PROGRAM_NOT_SERVED');
    const origin = `http://${label}.localhost:${this.#port}`;
    return { url: `${origin}/#${program.token}`, origin, token: program.token };
  }

  find(label: string): ServedProgram | undefined {
    return this.#byLabel.get(label);
  }

  #label(id: string): string {
    return `p-${createHmac('sha256', this.#secret).update(id).digest('hex').slice(0, 40)}`;
  }
}
