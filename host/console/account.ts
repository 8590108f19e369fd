import { createHash, randomBytes } from 'node:crypto';
import { hostname, platform, release } from 'node:os';
import { AppError } from '../../contract/errors.ts';
import { fromSystem, isDiskFull, refuse } from '../errors.ts';
import { FactLog } from '../fact-log.ts';
import type { AccountFile } from './account-file.ts';
import { type KeptAccount } from './account-file.ts';
import { NetworkShare, type Reach } from './network-share.ts';
import type { Language } from '../../contract/text.ts';
import type { ConsoleClient } from '../../console/api.ts';
import { accessConsole, connectConsole, newSigningKey, type ConsoleAccess } from './console-access.ts';

export interface AccountState {
  /** The console that is asked; the local one by default. */
  address: string;
  user: { workspace: string; account: string; name: string; role: string } | undefined;
  /** Why the account cannot publish just now: blocked, or the console is away. Local work goes on. */
  trouble: 'blocked' | 'unreachable' | undefined;
  /** How phones reach that console. */
  reach: Reach;
}

export interface AccountFact {
  type: 'account.changed';
  state: AccountState;
}

export interface Credentials {
  address: string;
  workspace: string;
  account: string;
  password: string;
  code?: string | undefined;
}

export interface ScanTicket {
  ticket: string;
  /** What the QR holds. */
  url: string;
  number: number;
  expiresIn: number;
  pollSecret: string;
  verifier: string;
  seed: string;
  address: string;
}

const device = { device: hostname(), os: `${platform()} ${release()}` };
/** Revoking and blocking reach the IDE within five seconds. */
const checkEvery = 4000;

/** Who is signed in, in this IDE. Nothing here is needed to edit, run or debug. */
export class Account {
  readonly facts = new FactLog<AccountFact>(20);
  readonly #file: AccountFile;
  readonly #localAddress: string;
  readonly #share: NetworkShare;
  #kept: KeptAccount | undefined;
  #trouble: AccountState['trouble'];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #ready: Promise<void>;
  #isDisposed = false;
  #language: Language = 'en';
  readonly #speaks = (): Language => this.#language;

  constructor(file: AccountFile, localAddress: string, share = new NetworkShare()) {
    this.#share = share;
    this.#file = file;
    this.#localAddress = localAddress;
    this.#ready = this.#load();
  }

  async state(): Promise<AccountState> {
    await this.#ready;
    return this.#state();
  }

  /** For uploading and for everything else a signed-in person asks; refuses where nobody is. */
  async access(): Promise<ConsoleAccess> {
    await this.#ready;
    if (!this.#kept)
      throw new AppError('SIGN_IN_FIRST', 'Sign in first: the account is in the status bar.', {
        zh: '请先登录：账号在状态栏中。',
      });
    return accessConsole(this.#kept.address, this.#kept.token, this.#kept.seed, this.#speaks);
  }

  /** The window's language: the console refuses in it. */
  speak(language: Language): void {
    this.#language = language;
  }

  async signIn({ address, ...credentials }: Credentials): Promise<AccountState> {
    const { publicKey, seed } = newSigningKey();
    const session = await this.#connect(address).sessions.signIn({
      ...credentials,
      as: 'token',
      kind: 'ide',
      ...device,
      deviceKey: publicKey,
    });
    return this.#keep({
      address,
      workspace: credentials.workspace,
      account: credentials.account,
      name: session.name,
      role: session.role,
      token: session.token!,
      seed,
    });
  }

  /** QR login, step 1: the QR holds the address of a page and nothing else. */
  async beginScan(address: string, ideVersion: string): Promise<ScanTicket> {
    const { publicKey, seed } = newSigningKey();
    const verifier = randomBytes(32).toString('base64url');
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    const ticket = await this.#connect(address).login.create({
      challenge,
      ...device,
      ideVersion,
      deviceKey: publicKey,
    });
    return { ...ticket, url: this.reachable(ticket.url), verifier, seed, address };
  }

  /** Steps 2 and 3: every state of the ticket until the phone has confirmed, then the session. */
  async *scan(
    { ticket, pollSecret, verifier, seed, address }: ScanTicket,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<string> {
    const { login } = this.#connect(address);
    let known: 'new' | 'scanned' | 'confirmed' | 'consumed' | 'cancelled' | 'expired' | undefined;
    try {
      while (!signal?.aborted) {
        const { state } = await login.poll({ ticket, pollSecret, ...(known ? { known } : {}) }, { signal });
        if (state !== known) yield state;
        known = state;
        if (state === 'cancelled' || state === 'expired' || state === 'consumed') return;
        if (state !== 'confirmed') continue;
        const session = await login.exchange({ ticket, pollSecret, verifier });
        await this.#keep({
          address,
          workspace: session.workspace.name,
          account: session.account,
          name: session.name,
          role: session.role,
          token: session.token,
          seed,
        });
        yield 'consumed';
        return;
      }
    } finally {
      if (known === 'new' || known === 'scanned' || known === undefined)
        await login.abandon({ ticket, pollSecret }).catch(() => undefined);
    }
  }

  async signOut(): Promise<AccountState> {
    await this.#ready;
    const kept = this.#kept;
    this.#kept = undefined;
    this.#trouble = undefined;
    clearTimeout(this.#timer);
    await this.#file.forget();
    // The console forgets the session too; where it is away, the session ends by itself.
    if (kept) await this.#endSession(kept);
    return this.#tell();
  }

  /** An address of the console as a phone opens it. */
  reachable(address: string): string {
    return this.#share.reachable(address);
  }

  /** Phones of this network may reach the local console, or may not any more; ends with the IDE. */
  async shareConsole(address: string, isShared: boolean): Promise<AccountState> {
    if (isShared) await this.#share.share(address);
    else await this.#share.stop();
    return this.#tell();
  }

  /** Everywhere: every session of this account ends, also on phones and other computers. */
  async signOutEverywhere(): Promise<AccountState> {
    const { client } = await this.access();
    const { items } = await client.sessions.list();
    for (const { id, isCurrent } of items) if (!isCurrent) await client.sessions.revoke({ sessionId: id });
    return this.signOut();
  }

  async #endSession({ address, token }: KeptAccount): Promise<void> {
    await connectConsole(address, token)
      .sessions.signOut({})
      .catch(() => undefined);
  }

  #connect(address: string): ConsoleClient {
    return connectConsole(address, undefined, this.#speaks);
  }

  dispose(): void {
    this.#isDisposed = true;
    clearTimeout(this.#timer);
    void this.#share.stop();
  }

  async #load(): Promise<void> {
    this.#kept = await this.#file.read();
    if (this.#kept) this.#watch();
  }

  async #keep(account: KeptAccount): Promise<AccountState> {
    await this.#ready;
    const before = this.#kept;
    try {
      await this.#file.write(account);
    } catch (error) {
      // Half signed in is worse than not: the console forgets the new session, the one before stays.
      await this.#endSession(account);
      throw isDiskFull(error) ? refuse('SIGN_IN_NOT_KEPT', {}, error) : fromSystem(error, 'account');
    }
    this.#kept = account;
    // Another account in its place: the session it had here ends.
    if (before && before.token !== account.token) void this.#endSession(before);
    this.#trouble = undefined;
    this.#watch();
    return this.#tell();
  }

  #state(): AccountState {
    const { address, workspace, account, name, role } = this.#kept ?? {};
    const user =
      account === undefined ? undefined : { workspace: workspace!, account, name: name!, role: role! };
    const at = address ?? this.#localAddress;
    return { address: at, user, trouble: this.#trouble, reach: this.#share.reach(at) };
  }

  #tell(): AccountState {
    const state = this.#state();
    this.facts.publish({ type: 'account.changed', state });
    return state;
  }

  #watch(): void {
    clearTimeout(this.#timer);
    if (this.#isDisposed) return;
    this.#timer = setTimeout(() => void this.#check().finally(() => this.#kept && this.#watch()), checkEvery);
    this.#timer.unref();
  }

  async #check(): Promise<void> {
    const kept = this.#kept;
    if (!kept) return;
    const before = JSON.stringify(this.#state());
    try {
      const { user } = await connectConsole(kept.address, kept.token).sessions.me();
      this.#trouble = user.status === 'blocked' ? 'blocked' : undefined;
      this.#kept = { ...kept, name: user.name, role: user.role };
    } catch (error) {
      const { code } = error as { code?: string };
      if (code === 'SESSION_EXPIRED' || code === 'NOT_SIGNED_IN') {
        this.#kept = undefined;
        await this.#file.forget();
      } else if (code === 'MEMBER_BLOCKED') this.#trouble = 'blocked';
      // An answer with a code came from the console: busy perhaps, but not away.
      else if (code === undefined) this.#trouble = 'unreachable';
    }
    if (JSON.stringify(this.#state()) !== before) this.#tell();
  }
}
