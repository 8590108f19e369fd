import { refuse } from './refusals.ts';
import { compareVersions, type VersionStatus } from './versions.ts';

export const taskStates = ['pending_delivery', 'delivering', 'suspended', 'ended'] as const;
export type TaskState = (typeof taskStates)[number];
export type TaskAction = 'start' | 'suspend' | 'resume' | 'end';
/** Why a task ended: by hand, by its end time, because its users were served, by a release, or off the shelf. */
export type EndReason = 'manual' | 'time' | 'count' | 'released' | 'off_shelf';

const moves: Record<TaskAction, Partial<Record<TaskState, TaskState>>> = {
  start: { pending_delivery: 'delivering' },
  suspend: { delivering: 'suspended' },
  resume: { suspended: 'delivering' },
  end: { pending_delivery: 'ended', delivering: 'ended', suspended: 'ended' },
};

/** Section 13, grayscale task (R-GRAY-11). */
export function moveTask(state: TaskState, action: TaskAction): TaskState {
  const next = moves[action][state];
  if (!next) throw refuse('WRONG_STATE', { state, action });
  return next;
}

/** R-GRAY-03, D9: characters as people count them. */
export function assertTaskName(name: string): void {
  const length = [...new Intl.Segmenter().segment(name.trim())].length;
  if (length < 1 || length > 20) throw refuse('TASK_NAME', { length });
}

/** R-GRAY-02: approved, never released, and above what is online. */
export function assertEligible(
  version: { number: string; status: VersionStatus },
  online: { number: string } | null,
): void {
  if (version.status !== 'approved')
    throw refuse('GRAY_NOT_ELIGIBLE', { reason: `it is "${version.status}", not approved` });
  if (online && compareVersions(version.number, online.number) <= 0) {
    throw refuse('GRAY_NOT_ELIGIBLE', {
      reason: `${version.number} is not above ${online.number}, which is online`,
    });
  }
}

/** R-GRAY-04. */
export function assertTimes(startAt: number, endAt: number, now: number): void {
  if (endAt < now) throw refuse('GRAY_TIMES', { reason: 'it ends before now' });
  if (endAt <= startAt) throw refuse('GRAY_TIMES', { reason: 'it ends before it starts' });
}

/** Both ends are included; an empty end is open. */
export interface VersionRange {
  from: string;
  to: string;
}

export interface TaskConditions {
  apps: ({ appId: string } & VersionRange)[];
  platforms: ({ platform: 'android' | 'ios' } & VersionRange)[];
  guids: string[];
  devices: string[];
  accounts: string[];
  /** Empty: any network. */
  network: '' | 'wifi' | 'mobile';
}

/** Who asks for an update, as the container says. */
export interface Asker {
  appId: string;
  appVersion: string;
  platform: 'android' | 'ios';
  osVersion: string;
  guid: string;
  deviceId: string;
  account: string;
  network: string;
}

function isWithin(version: string, { from, to }: VersionRange): boolean {
  if (from && compareVersions(version, from) < 0) return false;
  return !to || compareVersions(version, to) <= 0;
}

/** R-GRAY-10: every condition that is set must hold. The three kinds of objects are one condition: any of them names the asker. */
export function matches(task: TaskConditions, asker: Asker): boolean {
  const app = task.apps.find(({ appId }) => appId === asker.appId);
  if (!app || !isWithin(asker.appVersion, app)) return false;
  if (task.platforms.length > 0) {
    const platform = task.platforms.find((row) => row.platform === asker.platform);
    if (!platform || !isWithin(asker.osVersion, platform)) return false;
  }
  if (task.network && task.network !== asker.network) return false;
  return isNamed(task, asker);
}

function isNamed({ guids, devices, accounts }: TaskConditions, asker: Asker): boolean {
  if (guids.length + devices.length + accounts.length === 0) return true;
  const has = (list: string[], value: string) => value !== '' && list.includes(value);
  return has(guids, asker.guid) || has(devices, asker.deviceId) || has(accounts, asker.account);
}

/** One user, whatever of them is known: the same one always gets the same answer. */
export function userKey({ guid, deviceId, account }: Asker): string {
  return account ? `account ${account}` : guid ? `guid ${guid}` : `device ${deviceId}`;
}

export interface WhitelistReport {
  values: string[];
  problems: { line: number; text: string; reason: 'empty' | 'too-long' | 'character' | 'duplicate' }[];
}

/** R-GRAY-08: a txt file, one object a line; a bad line is reported with its number and the others are taken. */
export function readWhitelist(text: string): WhitelistReport {
  const seen = new Set<string>();
  const report: WhitelistReport = { values: [], problems: [] };
  for (const [index, raw] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    const value = raw.trim();
    if (value === '') continue;
    const reason =
      value.length > 128
        ? 'too-long'
        : /[\s,;"'<>\p{Cc}]/u.test(value)
          ? 'character'
          : seen.has(value)
            ? 'duplicate'
            : undefined;
    if (reason) report.problems.push({ line: index + 1, text: value.slice(0, 80), reason });
    else report.values.push(value);
    seen.add(value);
  }
  return report;
}
