import type { AllowedDomain } from '../../contract/sandbox.ts';
import type { Account } from './account.ts';

/** A list is asked for anew after this long: who adds a domain does not wait for it. */
const freshFor = 15_000;
/** A request waits this long for a console that is slow, and goes out unchecked then. */
const patience = 500;

interface Known {
  at: number;
  list: Promise<readonly AllowedDomain[] | null>;
}

/** R-DOM-01 before the phone says so: the servers that the console lets a mini program ask. */
export class DomainLists {
  readonly #account: Pick<Account, 'access' | 'state'>;
  readonly #known = new Map<string, Known>();

  constructor(account: Pick<Account, 'access' | 'state'>) {
    this.#account = account;
  }

  /**
   * Null where nobody knows, or nobody checks: signed out, no AppID of that console, the console away or slow, or the application of the
   * program to go without the check was granted (R-DOM-02).
   */
  async of(programId: string): Promise<readonly AllowedDomain[] | null> {
    const { user, address, trouble } = await this.#account.state();
    if (!user || trouble || !programId || programId === 'touristappid') return null;
    const key = [address, user.workspace, user.account, programId].join(' ');
    let known = this.#known.get(key);
    if (!known || Date.now() - known.at >= freshFor) {
      known = { at: Date.now(), list: this.#ask(programId).catch(() => null) };
      this.#known.set(key, known);
    }
    return Promise.race([known.list, noneAt(known.at + patience)]);
  }

  async #ask(programId: string): Promise<readonly AllowedDomain[] | null> {
    const { client } = await this.#account.access();
    const { items, isCheckSkipped } = await client.domains.list({ programId });
    // Business domains work a day after they were added.
    return isCheckSkipped ? null : items.filter(({ effectiveAt }) => effectiveAt <= Date.now());
  }
}

const noneAt = (time: number): Promise<null> =>
  new Promise((resolve) => {
    if (time <= Date.now()) resolve(null);
    else setTimeout(() => resolve(null), time - Date.now()).unref();
  });
