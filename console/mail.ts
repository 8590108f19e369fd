import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createTransport } from 'nodemailer';

export interface Letter {
  to: string;
  subject: string;
  text: string;
}

export interface Mail {
  send(letter: Letter): Promise<void>;
}

/** `smtp://user:pass@host:port` (or smtps), else every letter becomes a file in the folder: nothing to configure. */
export function createMail(target: string, from: string, now: () => number): Mail {
  if (/^smtps?:/.test(target)) {
    const transport = createTransport(target);
    return {
      async send({ to, subject, text }) {
        await transport.sendMail({ from, to, subject, text });
      },
    };
  }
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'unix' });
  let count = 0;
  return {
    async send({ to, subject, text }) {
      const { message } = await transport.sendMail({ from, to, subject, text });
      await mkdir(target, { recursive: true });
      count += 1;
      await writeFile(path.join(target, `${now()}-${count}.eml`), message as Buffer, { mode: 0o600 });
    },
  };
}
