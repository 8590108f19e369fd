import { describe, expect, it } from 'vitest';
import { appName, configurationFile, isPackageName } from './apps.ts';
import { effectiveFrom, readDomain } from './domains.ts';
import { chooseNumbers, isSameNetwork } from './login-tickets.ts';
import { assertMayGrant, assertMayManage, assertRoomForDeveloper, assertTeamKeepsAdmin } from './members.ts';
import { lengthOf, workspaceName } from './names.ts';
import { generatePassword, lockOut, passwordPattern } from './passwords.ts';
import { assertPicture, logoRule, pictureSize } from './pictures.ts';
import { refusals, sentenceOf } from './refusals.ts';
import { assertWebhookUrl, isPrivateAddress, nextAttempt } from './webhooks.ts';

const codeOf = (work: () => unknown) => {
  try {
    work();
    return null;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('names and passwords', () => {
  it('takes workspace names of letters and digits without space (R-WS-03)', () => {
    expect(['Acme1', 'a', '9'].every((name) => workspaceName.test(name))).toBe(true);
    expect(['a b', 'a-b', '', '中文', 'a_b'].some((name) => workspaceName.test(name))).toBe(false);
  });
  it('takes application names of Chinese characters, letters, digits, at most twenty (R-APP-03)', () => {
    expect(
      ['Shop', '商城2', '一二三四五六七八九十一二三四五六七八九十'].every((name) => appName.test(name)),
    ).toBe(true);
    expect(['a b', 'a!', '', 'x'.repeat(21), 'é'].some((name) => appName.test(name))).toBe(false);
  });
  it('takes passwords of 8 to 128 letters, digits and English symbols (R-USER-02, D10)', () => {
    expect(['abcdefgh', 'A1!~"\'\\/', 'x'.repeat(128)].every((text) => passwordPattern.test(text))).toBe(
      true,
    );
    expect(
      ['short7!', 'with space', '密码密码密码密码', 'x'.repeat(129)].some((text) =>
        passwordPattern.test(text),
      ),
    ).toBe(false);
  });
  it('generates sixteen characters with every class in them (R-USER-03, D10)', () => {
    for (let round = 0; round < 200; round += 1) {
      const password = generatePassword((limit) => Math.floor(Math.random() * limit));
      expect(password).toMatch(/^(?=.*[A-Z])(?=.*[a-z])(?=.*\d)(?=.*[^A-Za-z\d])[\x21-\x7e]{16}$/);
    }
  });
  it('locks out after five wrong passwords, longer each time, at most a quarter of an hour', () => {
    expect([0, 4].map((count) => lockOut(count, 1000))).toEqual([0, 0]);
    expect(lockOut(5, 1000)).toBe(2000);
    expect(lockOut(6, 1000)).toBe(3000);
    expect(lockOut(60, 0)).toBe(15 * 60_000);
  });
  it('counts characters as people do (D9)', () => expect(lengthOf('👨‍👩‍👧é中')).toBe(3));
});

describe('people', () => {
  it('keeps the super administrator out of everybody’s reach (R-ROLE-02)', () => {
    expect(codeOf(() => assertMayManage('super_admin', 'super_admin'))).toBe('SUPER_ADMIN_FIXED');
    expect(codeOf(() => assertMayGrant('super_admin', 'super_admin'))).toBe('SUPER_ADMIN_FIXED');
  });
  it('keeps platform administrators out of each other’s reach (R-ROLE-05)', () => {
    expect(codeOf(() => assertMayManage('platform_admin', 'platform_admin'))).toBe('ADMIN_OUT_OF_REACH');
    expect(codeOf(() => assertMayGrant('platform_admin', 'platform_admin'))).toBe('ADMIN_OUT_OF_REACH');
    expect(codeOf(() => assertMayManage('super_admin', 'platform_admin'))).toBe(null);
    expect(codeOf(() => assertMayManage('platform_admin', 'reviewer'))).toBe(null);
  });
  it('leaves every team an administrator (D8)', () => {
    const members = [
      { userId: 'a', role: 'team_admin' as const },
      { userId: 'b', role: 'read_only' as const },
    ];
    expect(codeOf(() => assertTeamKeepsAdmin(members, 'a', undefined))).toBe('LAST_TEAM_ADMIN');
    expect(codeOf(() => assertTeamKeepsAdmin(members, 'a', 'read_only'))).toBe('LAST_TEAM_ADMIN');
    expect(codeOf(() => assertTeamKeepsAdmin(members, 'b', undefined))).toBe(null);
  });
  it('limits developers to ten, in verified teams to twenty (R-ROLE-34)', () => {
    const crowd = (count: number) =>
      Array.from({ length: count }, (_, at) => ({ userId: `u${at}`, role: 'team_developer' as const }));
    const check = (isVerified: boolean, count: number) =>
      codeOf(() => assertRoomForDeveloper({ isVerified }, crowd(count), 'new', 'team_developer'));
    expect([check(false, 9), check(false, 10), check(true, 19), check(true, 20)]).toEqual([
      null,
      'TOO_MANY_DEVELOPERS',
      null,
      'TOO_MANY_DEVELOPERS',
    ]);
  });
});

describe('QR login', () => {
  it('offers three different numbers, one of them right', () => {
    for (let round = 0; round < 100; round += 1) {
      const { number, choices } = chooseNumbers((limit) => Math.floor(Math.random() * limit));
      expect(new Set(choices).size).toBe(3);
      expect(choices).toContain(number);
    }
  });
  it('tells networks apart', () => {
    expect(isSameNetwork('192.168.1.5', '::ffff:192.168.1.9')).toBe(true);
    expect(isSameNetwork('127.0.0.1', '::1')).toBe(true);
    expect(isSameNetwork('192.168.1.5', '192.168.2.5')).toBe(false);
    expect(isSameNetwork('2001:db8:1::5', '2001:db8:1::9')).toBe(true);
    expect(isSameNetwork('2001:db8:1::5', '10.0.0.1')).toBe(false);
  });
});

describe('applications', () => {
  it('takes bundle ids and package names (R-APP-05)', () => {
    expect(isPackageName('ios', 'com.tencent.tmf.applet.db')).toBe(true);
    expect(isPackageName('android', 'com.tencent.tcmpp.demo')).toBe(true);
    expect(isPackageName('android', 'com.1x.demo')).toBe(false);
    expect(isPackageName('android', 'demo')).toBe(false);
    expect(isPackageName('ios', 'a b.c')).toBe(false);
  });
  it('writes the same configuration file each time (R-APP-06)', () => {
    const facts = {
      server: 'https://c',
      workspace: 'acme',
      app: { id: 'app-1', name: 'Shop' },
      platform: 'ios' as const,
      packageName: 'a.b',
      accessKey: 'tak',
    };
    expect(configurationFile(facts)).toBe(configurationFile({ ...facts }));
    expect(JSON.parse(configurationFile(facts))).toMatchObject({
      appId: 'app-1',
      packageName: 'a.b',
      accessKey: 'tak',
    });
  });
});

describe('pictures (R-APP-04)', () => {
  const header = (width: number, height: number) => {
    const bytes = new Uint8Array(32);
    bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    new DataView(bytes.buffer).setUint32(16, width);
    new DataView(bytes.buffer).setUint32(20, height);
    return bytes;
  };
  const jpeg = Uint8Array.from([
    0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0, 0, 11, 8, 0, 128, 0, 128, 1, 1, 0, 0,
  ]);
  it('reads size and kind from the bytes', () => {
    expect(pictureSize(header(128, 128))).toEqual({ type: 'image/png', width: 128, height: 128 });
    expect(pictureSize(jpeg)).toEqual({ type: 'image/jpeg', width: 128, height: 128 });
    expect(pictureSize(new TextEncoder().encode('<svg onload="alert(1)"/>'))).toBe(null);
    expect(pictureSize(new Uint8Array())).toBe(null);
  });
  it('wants 128*128 below 2 MB', () => {
    expect(codeOf(() => assertPicture(header(128, 128), logoRule))).toBe(null);
    expect(codeOf(() => assertPicture(header(64, 128), logoRule))).toBe('PICTURE_INVALID');
    expect(codeOf(() => assertPicture(new Uint8Array(2 * 1024 * 1024), logoRule))).toBe('PICTURE_INVALID');
  });
});

describe('domains', () => {
  it('takes https, and wss for sockets, without path or bare address (R-DOM-01)', () => {
    expect(readDomain('request', 'https://API.Example.com/')).toBe('https://api.example.com');
    expect(readDomain('socket', 'wss://x.example.com:8443')).toBe('wss://x.example.com:8443');
    for (const bad of [
      'http://a.com',
      'https://a.com/x',
      'https://1.2.3.4',
      'https://localhost',
      'https://u:p@a.com',
      'a.com',
      'https://-a.com',
    ])
      expect(codeOf(() => readDomain('request', bad))).toBe('INPUT_INVALID');
    expect(codeOf(() => readDomain('socket', 'https://a.com'))).toBe('INPUT_INVALID');
  });
  it('wants the ICP record of a business domain and waits a day (R-DOM-03)', () => {
    expect(effectiveFrom('request', '', 5)).toBe(5);
    expect(effectiveFrom('business', 'ICP 1', 5)).toBe(5 + 24 * 3_600_000);
    expect(codeOf(() => effectiveFrom('business', ' ', 5))).toBe('INPUT_INVALID');
  });
});

describe('webhooks', () => {
  it('never calls into the local network', () => {
    for (const address of [
      '127.0.0.1',
      '10.1.2.3',
      '172.16.0.1',
      '172.31.9.9',
      '192.168.0.1',
      '169.254.169.254',
      '100.64.0.1',
      '0.0.0.0',
      '::1',
      '::',
      'fe80::1',
      'fd00::1',
      '::ffff:10.0.0.1',
      '224.0.0.1',
      'ff02::1',
      '2130706433',
      'nonsense',
    ])
      expect([address, isPrivateAddress(address)]).toEqual([address, true]);
    for (const address of ['8.8.8.8', '172.32.0.1', '192.169.0.1', '2606:4700::1111', '100.128.0.1'])
      expect([address, isPrivateAddress(address)]).toEqual([address, false]);
  });
  it('takes https addresses of public hosts only', () => {
    expect(codeOf(() => assertWebhookUrl('https://hooks.example.com/x?y=1', false))).toBe(null);
    for (const bad of [
      'http://hooks.example.com',
      'https://localhost/',
      'https://10.0.0.1/',
      'https://[::1]/',
      'https://u:p@x.com/',
      'ftp://x.com',
      'https://db.internal/',
      'https://intranet/',
      'https://2130706433/',
      'https://0x7f000001/',
      'nonsense',
    ])
      expect([bad, codeOf(() => assertWebhookUrl(bad, false))]).toEqual([bad, 'ADDRESS_NOT_ALLOWED']);
    expect(codeOf(() => assertWebhookUrl('http://127.0.0.1:9/x', true))).toBe(null);
  });
  it('tries again later and later', () => {
    expect([1, 2, 3].map((attempts) => nextAttempt(attempts, 0, 0))).toEqual([10_000, 20_000, 40_000]);
  });
});

describe('refusals', () => {
  it('fills both sentences and has no placeholder left over', () => {
    expect(sentenceOf('TOO_MANY', { seconds: 5 }, 'zh')).toContain('5 秒');
    for (const [code, { en, zh, status }] of Object.entries(refusals)) {
      const [inEnglish, inChinese] = [en, zh].map((text) =>
        [...text.matchAll(/\{\w+\}/g)].map(String).sort(),
      );
      expect([code, inEnglish]).toEqual([code, inChinese]);
      expect(status).toBeGreaterThanOrEqual(400);
    }
  });
});
