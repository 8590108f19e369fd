import { statSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { owner, startTestConsole, type TestConsole } from '../../console/testing/start.ts';
import { temporaryFolder } from '../testing/test-host.ts';
import { AccountFile } from './account-file.ts';
import { Account, type AccountState } from './account.ts';

let site: TestConsole;
beforeAll(async () => {
  site = await startTestConsole();
});
afterAll(() => site.dispose());

const credentials = () => ({
  address: site.address,
  workspace: owner.workspace,
  account: owner.account,
  password: owner.password,
});

describe('the account of the IDE', () => {
  it('signs in by password, outlives a restart, and signs out for good', async () => {
    const file = path.join(temporaryFolder(), 'account');
    const first = new Account(new AccountFile(file, undefined), site.address);
    expect(await first.state()).toEqual({
      address: site.address,
      user: undefined,
      trouble: undefined,
      reach: { phone: undefined, canShare: true, isShared: false },
    });
    await expect(first.access()).rejects.toMatchObject({ code: 'SIGN_IN_FIRST' });
    const { user } = await first.signIn(credentials());
    expect(user).toMatchObject({ account: owner.account, name: owner.name, role: 'super_admin' });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    first.dispose();
    const second = new Account(new AccountFile(file, undefined), '');
    expect((await second.state()).user).toEqual(user);
    const { client } = await second.access();
    await second.signOut();
    expect((await second.state()).user).toBeUndefined();
    await expect(client.sessions.me()).rejects.toMatchObject({ code: 'SESSION_EXPIRED' });
    second.dispose();
  });

  it('signs in by scanning: shown, scanned, number matched, exchanged once (R-LOGIN-01, R-LOGIN-02)', async () => {
    const account = new Account(
      new AccountFile(path.join(temporaryFolder(), 'account'), undefined),
      site.address,
    );
    const ticket = await account.beginScan(site.address, '0.1.0');
    expect(ticket.url).toBe(`${site.address}/q/${ticket.ticket}`);
    const states: string[] = [];
    const scanning = (async () => {
      for await (const state of account.scan(ticket, undefined)) states.push(state);
    })();
    const phone = site.client(await site.signIn(owner.account, owner.password));
    await phone.login.scan({ ticket: ticket.ticket });
    await phone.login.confirm({ ticket: ticket.ticket, number: ticket.number });
    await scanning;
    expect(states.at(-1)).toBe('consumed');
    expect((await account.state()).user).toMatchObject({ account: owner.account });
    await account.signOut();
    account.dispose();
  });

  it('is refused in the language of the window', async () => {
    const account = new Account(
      new AccountFile(path.join(temporaryFolder(), 'account'), undefined),
      site.address,
    );
    const wrong = () => account.signIn({ ...credentials(), password: 'Wrong-Horse-1' });
    await expect(wrong()).rejects.toThrow('Workspace, account or password is wrong.');
    account.speak('zh');
    await expect(wrong()).rejects.toThrow('工作空间、账号或密码错误。');
    account.dispose();
  });

  it('ends the old session when another account takes its place, and all of them at once', async () => {
    const file = () => new AccountFile(path.join(temporaryFolder(), 'account'), undefined);
    const [one, two] = [new Account(file(), site.address), new Account(file(), site.address)];
    await one.signIn(credentials());
    const before = (await one.access()).client;
    await one.signIn(credentials());
    await expect
      .poll(() =>
        before.sessions.me().then(
          () => 'there',
          ({ code }) => code,
        ),
      )
      .toBe('SESSION_EXPIRED');
    await two.signIn(credentials());
    const other = (await one.access()).client;
    expect((await two.signOutEverywhere()).user).toBeUndefined();
    await expect(other.sessions.me()).rejects.toMatchObject({ code: 'SESSION_EXPIRED' });
    one.dispose();
    two.dispose();
  });

  it('says by itself that the member was blocked, is himself again, and then that the session was revoked', async () => {
    const boss = site.client(await site.signIn(owner.account, owner.password));
    const bob = { account: 'bob@acme.test', password: 'Bob-Secret-1' };
    const { id: userId } = await boss.users.create({ ...bob, name: 'Bob' });
    const account = new Account(
      new AccountFile(path.join(temporaryFolder(), 'account'), undefined),
      site.address,
    );
    await account.signIn({ ...credentials(), ...bob });
    const becomes = async (wanted: (state: AccountState) => boolean) => {
      for await (const { fact } of account.facts.follow())
        if (fact.type === 'account.changed' && wanted(fact.state)) return;
    };
    const blocked = becomes(({ trouble }) => trouble === 'blocked');
    await boss.users.block({ userId });
    await blocked;
    // Still known: what needs no console goes on, and nothing has to be typed again.
    expect((await account.state()).user).toMatchObject({ account: bob.account });
    const free = becomes(({ trouble }) => trouble === undefined);
    await boss.users.unblock({ userId });
    await free;
    const revoked = becomes(({ user }) => user === undefined);
    const other = site.client(await site.signIn(bob.account, bob.password));
    const { items } = await other.sessions.list();
    for (const { id, isCurrent } of items) if (!isCurrent) await other.sessions.revoke({ sessionId: id });
    await revoked;
    await expect(account.access()).rejects.toMatchObject({ code: 'SIGN_IN_FIRST' });
    account.dispose();
  }, 30_000);

  it('seals what it keeps where the system offers a key store', async () => {
    const file = path.join(temporaryFolder(), 'account');
    const box = {
      encrypt: async (text: string) => Buffer.from(`sealed${Buffer.from(text).toString('base64')}`),
      decrypt: async (sealed: Uint8Array) =>
        Buffer.from(Buffer.from(sealed).toString().slice(6), 'base64').toString(),
    };
    const first = new Account(new AccountFile(file, box), site.address);
    await first.signIn(credentials());
    first.dispose();
    const again = new Account(new AccountFile(file, box), '');
    expect((await again.state()).user?.account).toBe(owner.account);
    again.dispose();
    const elsewhere = new Account(new AccountFile(file, undefined), '');
    expect((await elsewhere.state()).user).toBeUndefined();
    elsewhere.dispose();
  });
});
