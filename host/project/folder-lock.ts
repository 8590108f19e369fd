import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { refuse, systemCode } from '../errors.ts';

interface Holder {
  process: number;
  /** When that process started, where the system tells: ids are used again. */
  started: string;
}

/** Field 22 of /proc/<id>/stat (proc_pid_stat(5)); '' on systems without it. */
function startOf(process: number): string {
  try {
    const stat = readFileSync(`/proc/${process}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

function isAlive({ process: id, started }: Holder): boolean {
  try {
    process.kill(id, 0);
  } catch (error) {
    if (systemCode(error) !== 'EPERM') return false;
  }
  return started === '' || startOf(id) === started;
}

function holderOf(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}

/** Puts a whole file there or none: another process must never read half a holder. False where there is one. */
function claim(file: string, self: Holder): boolean {
  const draft = `${file}.${self.process}`;
  writeFileSync(draft, JSON.stringify(self), { mode: 0o600 });
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    const code = systemCode(error);
    if (code === 'EEXIST') return false;
    // A disk without hard links.
    if (existsSync(file)) return false;
    renameSync(draft, file);
    return true;
  } finally {
    rmSync(draft, { force: true });
  }
}

/**
 * One project, one host: two would write over each other's unsaved work. Holds among hosts that share a
 * data folder; a holder that died is succeeded.
 */
export class FolderLock {
  readonly #file: string;

  private constructor(file: string) {
    this.#file = file;
  }

  static take(file: string, folder: string): FolderLock {
    mkdirSync(path.dirname(file), { recursive: true });
    const self: Holder = { process: process.pid, started: startOf(process.pid) };
    for (let attempt = 0; attempt < 3; attempt += 1) {
      if (claim(file, self)) return new FolderLock(file);
      const holder = holderOf(file);
      if (holder && isAlive(holder))
        throw refuse('PROJECT_IN_USE', { path: folder, process: holder.process });
      rmSync(file, { force: true });
    }
    throw refuse('PROJECT_IN_USE', { path: folder, process: holderOf(file)?.process ?? 0 });
  }

  release(): void {
    rmSync(this.#file, { force: true });
  }
}
