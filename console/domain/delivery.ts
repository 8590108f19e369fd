import { matches, type Asker, type TaskConditions, type TaskState } from './grayscale.ts';
import { compareVersions } from './versions.ts';

export interface DeliverableVersion {
  id: string;
  number: string;
  sha256: string;
  size: number;
}

export interface DeliveryTask extends TaskConditions {
  id: string;
  state: TaskState;
  startAt: number;
  endAt: number;
  version: DeliverableVersion;
  /** Who has it already: they keep it while the task lives, suspended or full (then it has ended for all others). */
  served: ReadonlySet<string>;
  isFull: boolean;
}

/** Everything about one mini program that an update check needs, kept in memory. */
export interface DeliveryProgram {
  id: string;
  name: string;
  isOnShelf: boolean;
  boundApps: ReadonlySet<string>;
  online: DeliverableVersion | null;
  trial: (DeliverableVersion & { path: string }) | null;
  testers: ReadonlySet<string>;
  /** Highest version first. */
  tasks: DeliveryTask[];
}

export type DeliveryReason = 'online' | 'gray' | 'trial';
export type Unavailable = 'unbound' | 'off_shelf' | 'nothing_released' | 'not_a_tester' | 'no_trial_version';

export type Decision =
  | { isAvailable: true; version: DeliverableVersion; reason: DeliveryReason; path: string }
  /** The caller must take a place in the task first; without one, `otherwise` counts. */
  | { isAvailable: 'claim'; task: DeliveryTask; otherwise: Decision }
  | { isAvailable: false; why: Unavailable };

/** Section 14. `user` is the asker's key; nothing here reads a clock or a database. */
export function decide(
  program: DeliveryProgram,
  asker: Asker,
  user: string,
  channel: 'released' | 'trial',
  now: number,
): Decision {
  if (!program.boundApps.has(asker.appId)) return { isAvailable: false, why: 'unbound' };
  if (channel === 'trial') return decideTrial(program, asker);
  if (!program.isOnShelf) return { isAvailable: false, why: 'off_shelf' };
  const online: Decision = program.online
    ? { isAvailable: true, version: program.online, reason: 'online', path: '' }
    : { isAvailable: false, why: 'nothing_released' };
  for (const task of program.tasks) {
    if (now < task.startAt || now >= task.endAt) continue;
    // A release of the same or a higher number has overtaken the task.
    if (program.online && compareVersions(task.version.number, program.online.number) <= 0) continue;
    if (task.served.has(user)) return { isAvailable: true, version: task.version, reason: 'gray', path: '' };
    if (task.state !== 'delivering' || task.isFull || !matches(task, asker)) continue;
    return { isAvailable: 'claim', task, otherwise: online };
  }
  return online;
}

/** R-VER-13, R-VER-15: whoever is on the list of testers, by account. */
function decideTrial({ trial, testers }: DeliveryProgram, { account }: Asker): Decision {
  if (!account || !testers.has(account)) return { isAvailable: false, why: 'not_a_tester' };
  if (!trial) return { isAvailable: false, why: 'no_trial_version' };
  return { isAvailable: true, version: trial, reason: 'trial', path: trial.path };
}
