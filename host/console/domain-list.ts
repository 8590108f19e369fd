import type { AllowedDomain } from '../../contract/sandbox.ts';
import type { Account } from './account.ts';

/** A list of domains is asked for anew after this long: who adds one does not wait for it. */
const freshFor = 15_000;

/** R-DOM-01 before the phone says so: the servers that the console lets a mini program ask. */
export class DomainLists {
  readonly #account: Pick<Account, 'access'>;
  readonly #asked = new Map<string, { at: number; list: Promise<readonly AllowedDomain[]> }>();

  constructor(account: Pick<Account, 'access'>) {
    this.#account = account;
  }

  /** Null where nobody knows: signed out, no AppID of that console, the console out of reach. */
  async of(programId: string): Promise<readonly AllowedDomain[] | null> {
    if (!programId) return null;
    try {
      const { client, address, token } = await this.#account.access();
      const key = `${address} ${token} ${programId}`;
      const known = this.#asked.get(key);
      if (known && Date.now() - known.at < freshFor) return await known.list;
      const list = client.domains.list({ programId }).then(({ items }) => items);
      this.#asked.set(key, { at: Date.now(), list });
      return await list;
    } catch {
      return null;
    }
  }
}
