import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createTransport } from 'nodemailer';

export interface Letter {
  to: string;
  subject: string;
  text: string;
  /** Where answers go; left out: to the sender. */
  replyTo?: string | undefined;
}

export interface Mail {
  send(letter: Letter): Promise<void>;
}

/** `smtp://user:pass@host:port` (or smtps), else every letter becomes a file in the folder: nothing to configure. */
export function createMail(target: string, from: string, now: () => number): Mail {
  if (/^smtps?:/.test(target)) {
    const transport = createTransport(target);
    return {
      async send(letter) {
        await transport.sendMail({ from, ...letter });
      },
    };
  }
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'unix' });
  let count = 0;
  return {
    async send(letter) {
      const { message } = await transport.sendMail({ from, ...letter });
      await mkdir(target, { recursive: true });
      count += 1;
      await writeFile(path.join(target, `${now()}-${count}.eml`), message as Buffer, { mode: 0o600 });
    },
  };
}
