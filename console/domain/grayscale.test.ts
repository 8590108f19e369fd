import { describe, expect, it } from 'vitest';
import { decide, type DeliveryProgram, type DeliveryTask } from './delivery.ts';
import {
  assertEligible,
  assertTaskName,
  assertTimes,
  matches,
  moveTask,
  readWhitelist,
  taskStates,
  userKey,
  type Asker,
  type TaskAction,
  type TaskConditions,
} from './grayscale.ts';

const asker: Asker = {
  appId: 'app-1',
  appVersion: '2.1.0',
  platform: 'android',
  osVersion: '13',
  guid: 'g1',
  deviceId: 'd1',
  account: '',
  network: 'wifi',
};
const open: TaskConditions = {
  apps: [{ appId: 'app-1', from: '', to: '' }],
  platforms: [],
  guids: [],
  devices: [],
  accounts: [],
  network: '',
};

describe('the life of a grayscale task (R-GRAY-11)', () => {
  const legal: Record<TaskAction, Record<string, string>> = {
    start: { pending_delivery: 'delivering' },
    suspend: { delivering: 'suspended' },
    resume: { suspended: 'delivering' },
    end: { pending_delivery: 'ended', delivering: 'ended', suspended: 'ended' },
  };
  for (const action of Object.keys(legal) as TaskAction[]) {
    it.each(taskStates)(`${action} from %s`, (state) => {
      const next = legal[action][state];
      if (next) expect(moveTask(state, action)).toBe(next);
      else expect(() => moveTask(state, action)).toThrow(expect.objectContaining({ code: 'WRONG_STATE' }));
    });
  }
});

describe('what a task may be (R-GRAY-02, R-GRAY-03, R-GRAY-04)', () => {
  it.each([
    ['a', true],
    ['', false],
    ['   ', false],
    ['二十个汉字'.repeat(4), true],
    ['二十个汉字'.repeat(4) + '多', false],
    ['👨‍👩‍👧'.repeat(20), true],
  ])('name “%s”', (name, isFine) => {
    if (isFine) expect(() => assertTaskName(name)).not.toThrow();
    else expect(() => assertTaskName(name)).toThrow(expect.objectContaining({ code: 'TASK_NAME' }));
  });
  it.each([
    ['approved', '1.1.0', '1.0.0', true],
    ['approved', '1.1.0', null, true],
    ['approved', '1.0.0', '1.0.0', false],
    ['approved', '0.9', '1.0.0', false],
    ['development', '1.1.0', null, false],
    ['superseded', '1.1.0', null, false],
  ] as const)('%s %s over %s', (status, number, online, isFine) => {
    const attempt = () => assertEligible({ number, status }, online === null ? null : { number: online });
    if (isFine) expect(attempt).not.toThrow();
    else expect(attempt).toThrow(expect.objectContaining({ code: 'GRAY_NOT_ELIGIBLE' }));
  });
  it('does not end before it is made, nor before it starts', () => {
    expect(() => assertTimes(10, 20, 15)).not.toThrow();
    expect(() => assertTimes(0, 9, 10)).toThrow(expect.objectContaining({ code: 'GRAY_TIMES' }));
    expect(() => assertTimes(30, 20, 10)).toThrow(expect.objectContaining({ code: 'GRAY_TIMES' }));
  });
});

describe('whom a task means: all of its conditions at once (R-GRAY-06, R-GRAY-07, R-GRAY-08, R-GRAY-09, R-GRAY-10)', () => {
  it.each<[string, Partial<TaskConditions>, boolean]>([
    ['no condition', {}, true],
    ['another application', { apps: [{ appId: 'app-2', from: '', to: '' }] }, false],
    ['an application version in the range', { apps: [{ appId: 'app-1', from: '2.0', to: '2.1.0' }] }, true],
    ['an application version below it', { apps: [{ appId: 'app-1', from: '2.2', to: '' }] }, false],
    ['the platform', { platforms: [{ platform: 'android', from: '12', to: '14' }] }, true],
    ['the other platform', { platforms: [{ platform: 'ios', from: '', to: '' }] }, false],
    ['an older system', { platforms: [{ platform: 'android', from: '14', to: '' }] }, false],
    ['the network', { network: 'wifi' }, true],
    ['another network', { network: 'mobile' }, false],
    ['the guid', { guids: ['g1'] }, true],
    ['the device among guids of others', { guids: ['x'], devices: ['d1'] }, true],
    ['an empty account is nobody', { accounts: [''] }, false],
    ['all but one', { guids: ['g1'], network: 'mobile' }, false],
  ])('%s', (_, conditions, expected) => {
    expect(matches({ ...open, ...conditions }, asker)).toBe(expected);
  });

  it('reads a whitelist and reports its bad lines', () => {
    const report = readWhitelist('\uFEFFa1\r\n\r\nb 2\n' + 'c'.repeat(129) + '\na1\nd4');
    expect(report.values).toEqual(['a1', 'd4']);
    expect(report.problems.map(({ line, reason }) => [line, reason])).toEqual([
      [3, 'character'],
      [4, 'too-long'],
      [5, 'duplicate'],
    ]);
  });
});

describe('what an update check answers (R-VER-09, R-VER-13, R-VER-15, R-MP-05, R-BIND-05)', () => {
  const version = (number: string) => ({ id: `ver-${number}`, number, sha256: number, size: 1 });
  const task = (more: Partial<DeliveryTask> = {}): DeliveryTask => ({
    ...open,
    id: 't',
    state: 'delivering',
    startAt: 0,
    endAt: 100,
    version: version('2.0'),
    served: new Set(),
    isFull: false,
    ...more,
  });
  const program = (more: Partial<DeliveryProgram> = {}): DeliveryProgram => ({
    id: 'mp',
    name: 'P',
    isOnShelf: true,
    boundApps: new Set(['app-1']),
    online: version('1.0'),
    trial: null,
    testers: new Set(),
    tasks: [],
    ...more,
  });
  const ask = (of: DeliveryProgram, channel: 'released' | 'trial' = 'released', who: Partial<Asker> = {}) => {
    const full = { ...asker, ...who };
    const decision = decide(of, full, userKey(full), channel, 50);
    if (decision.isAvailable === 'claim') return `claim ${decision.task.version.number}`;
    return decision.isAvailable ? `${decision.reason} ${decision.version.number}` : decision.why;
  };

  it.each<[string, string, DeliveryProgram]>([
    ['online', 'online 1.0', program()],
    ['unbound', 'unbound', program({ boundApps: new Set() })],
    ['off the shelf', 'off_shelf', program({ isOnShelf: false })],
    ['nothing released', 'nothing_released', program({ online: null })],
    ['a matching task', 'claim 2.0', program({ tasks: [task()] })],
    ['a full task', 'online 1.0', program({ tasks: [task({ isFull: true })] })],
    [
      'a full task that served the user',
      'gray 2.0',
      program({ tasks: [task({ isFull: true, served: new Set(['guid g1']) })] }),
    ],
    [
      'a suspended task that served the user',
      'gray 2.0',
      program({ tasks: [task({ state: 'suspended', served: new Set(['guid g1']) })] }),
    ],
    ['a suspended task for a new user', 'online 1.0', program({ tasks: [task({ state: 'suspended' })] })],
    ['a task that has not begun', 'online 1.0', program({ tasks: [task({ startAt: 60 })] })],
    ['a task that is over', 'online 1.0', program({ tasks: [task({ endAt: 50 })] })],
    [
      'a task below the release',
      'online 3.0',
      program({ online: version('3.0'), tasks: [task({ served: new Set(['guid g1']) })] }),
    ],
  ])('%s', (_, expected, of) => {
    expect(ask(of)).toBe(expected);
  });

  it('gives the trial version to testers only', () => {
    const of = program({
      trial: { ...version('9.0'), path: 'pages/a' },
      testers: new Set(['ann']),
      isOnShelf: false,
    });
    expect(ask(of, 'trial', { account: 'ann' })).toBe('trial 9.0');
    expect(ask(of, 'trial', { account: 'bob' })).toBe('not_a_tester');
    expect(ask(of, 'trial')).toBe('not_a_tester');
  });
});
