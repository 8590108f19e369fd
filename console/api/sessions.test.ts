import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { owner, startTestConsole } from '../testing/start.ts';
import type { TestConsole } from '../testing/start.ts';

let console_: TestConsole;
beforeAll(async () => {
  console_ = await startTestConsole();
});
afterAll(() => console_.dispose());

describe('sessions', () => {
  it('signs in by workspace, account and password (R-USER-06), by any name of the workspace', async () => {
    const token = await console_.signIn(owner.account, owner.password);
    const me = await console_.client(token).sessions.me();
    expect(me).toMatchObject({
      user: { account: owner.account, role: 'super_admin' },
      workspace: { name: 'acme' },
    });
    await console_.signIn(owner.account, owner.password, me.workspace.id);
    await console_.signIn(owner.account, owner.password, owner.account);
    await console_.signIn(owner.account, owner.password, '');
  });
  it('refuses without a session', async () => {
    const { status, body } = await console_.call('GET', '/sessions/me');
    expect(status).toBe(401);
    expect(body).toMatchObject({ code: 'NOT_SIGNED_IN', message: 'Sign in first.' });
  });
});
