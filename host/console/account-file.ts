import { readFile, rm } from 'node:fs/promises';
import { z } from 'zod';
import type { SecretBox } from '../../contract/shell.ts';
import { writeAtomic } from '../files/atomic-write.ts';

const kept = z.object({
  address: z.string(),
  workspace: z.string(),
  account: z.string(),
  name: z.string(),
  role: z.string(),
  token: z.string(),
  seed: z.string(),
});

/** Who is signed in where, with what it takes to stay so. */
export type KeptAccount = z.infer<typeof kept>;

/** One file, sealed by the system's key store where there is one, else readable by its owner alone. */
export class AccountFile {
  readonly #file: string;
  readonly #secrets: SecretBox | undefined;

  constructor(file: string, secrets: SecretBox | undefined) {
    this.#file = file;
    this.#secrets = secrets;
  }

  async read(): Promise<KeptAccount | undefined> {
    try {
      const bytes = await readFile(this.#file);
      const text =
        this.#secrets && bytes[0] !== 0x7b ? await this.#secrets.decrypt(bytes) : bytes.toString('utf8');
      return kept.parse(JSON.parse(text));
    } catch {
      // Absent, of another machine, or damaged: the person signs in again.
      return undefined;
    }
  }

  async write(account: KeptAccount): Promise<void> {
    const text = JSON.stringify(account);
    const bytes = this.#secrets ? await this.#secrets.encrypt(text) : Buffer.from(text);
    await writeAtomic(this.#file, bytes, { mode: 0o600 });
  }

  async forget(): Promise<void> {
    await rm(this.#file, { force: true });
  }
}
