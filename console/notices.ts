import type { Services } from './services.ts';
import { needRow } from './storage/rows.ts';
import { readSetting } from './storage/settings.ts';
import type { Change } from './storage/storage.ts';
import { membersOf } from './storage/teams.ts';

export const noticeKinds = ['appSecret', 'approval', 'member'] as const;
export type NoticeKind = (typeof noticeKinds)[number];

export interface MailSettings {
  /** Kinds of letters that are not wanted. */
  muted: NoticeKind[];
  replyTo: string;
}

export const defaultMail: MailSettings = { muted: [], replyTo: '' };

const sentences: Record<string, (name: string) => string> = {
  reset: (name) =>
    `The AppSecret of "${name}" was reset: the old one no longer works.\n“${name}”的 AppSecret 已重置，旧密钥已失效。`,
  freeze: (name) => `The AppSecret of "${name}" was frozen.\n“${name}”的 AppSecret 已冻结。`,
  unfreeze: (name) => `The AppSecret of "${name}" works again.\n“${name}”的 AppSecret 已解冻。`,
};

/** A letter to everybody of the program's team who has an e-mail address, after the commit. */
export async function notify(
  { mail, log }: Services,
  change: Change,
  kind: NoticeKind,
  programId: string,
  what: string,
): Promise<void> {
  const settings = await readSetting(change.db, 'mail', defaultMail);
  if (settings.content.muted.includes(kind)) return;
  const program = await needRow(change.db, 'programs', programId);
  const members = await membersOf(change.db, program.teamId);
  const text = sentences[what]?.(program.name) ?? what;
  const addresses = members.filter(({ status }) => status === 'active').map(({ email }) => email);
  change.afterwards(async () => {
    for (const to of addresses.filter((address) => address !== ''))
      await mail
        .send({ to, subject: text.split('\n')[0]!, text: `${text}\n` })
        .catch((error: unknown) => log.error({ error }, 'a letter could not be sent'));
  });
}
