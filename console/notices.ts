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

const personal = {
  approved: (title: string) => `"${title}" was approved.\n“${title}”已通过审批。`,
  rejected: (title: string) => `"${title}" was rejected.\n“${title}”未通过审批。`,
  blocked: () => 'You have been blocked in the workspace.\n您在工作空间中已被停用。',
  unblocked: () => 'You are no longer blocked in the workspace.\n您在工作空间中已恢复使用。',
};

/** A letter to one person, after the commit: a decision on what they applied for, or about their membership. */
export async function notifyPerson(
  services: Services,
  change: Change,
  kind: NoticeKind,
  userId: string,
  [what, title, note = '']: [keyof typeof personal, string, string?],
): Promise<void> {
  const settings = await mailSettings(change);
  if (settings.muted.includes(kind)) return;
  const { email } = await needRow(change.db, 'users', userId);
  const text = [personal[what](title), ...(note ? [note] : [])].join('\n');
  if (email !== '') sendAfterwards(services, change, settings, [email], text);
}

async function mailSettings(change: Change): Promise<MailSettings> {
  return (await readSetting(change.db, 'mail', defaultMail)).content;
}

function sendAfterwards(
  { mail, log }: Services,
  change: Change,
  { replyTo }: MailSettings,
  addresses: readonly string[],
  text: string,
): void {
  const subject = text.split('\n')[0]!;
  change.afterwards(async () => {
    for (const to of addresses)
      await mail
        .send({ to, subject, text: `${text}\n`, ...(replyTo && { replyTo }) })
        .catch((error: unknown) => log.error({ error }, 'a letter could not be sent'));
  });
}

/** A letter to everybody of the program's team who has an e-mail address, after the commit. */
export async function notify(
  services: Services,
  change: Change,
  kind: NoticeKind,
  programId: string,
  what: string,
): Promise<void> {
  const settings = await mailSettings(change);
  if (settings.muted.includes(kind)) return;
  const program = await needRow(change.db, 'programs', programId);
  const members = await membersOf(change.db, program.teamId);
  const text = sentences[what]?.(program.name) ?? what;
  const addresses = members.filter(({ status }) => status === 'active').map(({ email }) => email);
  sendAfterwards(
    services,
    change,
    settings,
    addresses.filter((address) => address !== ''),
    text,
  );
}
