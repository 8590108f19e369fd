import { client, reasonOf } from '../console-client.ts';
import { element, show } from '../draw.ts';
import { needSession } from '../sign-in.ts';
import { language, say } from '../words.ts';
import { inboxWords as w } from './words.ts';

type Sheet = Awaited<ReturnType<typeof client.approvals.list>>['items'][number];
type Whole = Awaited<ReturnType<typeof client.approvals.get>>;

let following: AbortController | undefined;

/** /inbox: what waits for this person's word, in brief. It fills by itself while it is open. */
export async function showInbox(): Promise<void> {
  try {
    await needSession(say(w.title), say(w.signIn));
    await drawList();
    follow();
  } catch (error) {
    show(
      element('h1', {}, say(w.title)),
      element('p', { className: 'error', role: 'alert' }, reasonOf(error)),
    );
  }
}

async function drawList(said?: string): Promise<void> {
  const { items } = await client.approvals.list({ status: 'pending', mine: 'false' });
  const rows = items.map((sheet) => {
    const row = element(
      'button',
      { type: 'button', className: 'row', onclick: () => void drawSheet(sheet.id) },
      element('strong', {}, `${say(w[sheet.category])}: ${sheet.title}`),
      element('small', {}, byLine(sheet)),
    );
    return row;
  });
  const empty = [element('p', {}, say(w.none)), element('p', {}, say(w.noneHint))];
  show(
    element('h1', {}, say(w.title)),
    said === undefined ? undefined : element('p', { role: 'status' }, said),
    element('div', { className: 'rows' }, ...(rows.length > 0 ? rows : empty)),
  );
}

const timeOf = (at: number): string => new Date(at).toLocaleString(language === 'zh' ? 'zh-CN' : 'en');
const byLine = ({ applicantName, createdAt }: Sheet): string =>
  say(w.by).replace('{name}', applicantName).replace('{time}', timeOf(createdAt));

async function drawSheet(approvalId: string): Promise<void> {
  following?.abort();
  try {
    const sheet = await client.approvals.get({ approvalId });
    show(element('h1', {}, `${say(w[sheet.category])}: ${sheet.title}`), factsOf(sheet), decision(sheet));
  } catch (error) {
    await back(reasonOf(error));
  }
}

function factsOf(sheet: Whole): HTMLElement {
  const { version } = sheet;
  const facts: [string, string | null | undefined][] = [
    [say(w.applicant), `${sheet.applicantName}, ${timeOf(sheet.createdAt)}`],
    [say(w.program), sheet.programName],
    [say(w.app), sheet.appName],
    [say(w.version), version?.number],
    [say(w.remark), version?.remark],
    [say(w.size), version && `${Math.ceil(version.packageSize / 1024)} KB`],
  ];
  const rows = facts.flatMap(([name, value]) =>
    value ? [element('dt', {}, name), element('dd', {}, value)] : [],
  );
  return element('dl', {}, ...rows);
}

function decision(sheet: Whole): HTMLElement {
  const leave = element('button', { type: 'button', onclick: () => void back() }, say(w.back));
  if (!sheet.mayDecide)
    return element('div', { className: 'bottom' }, element('p', {}, sheet.whyNot ?? say(w.site)), leave);
  const note = element('input', { maxLength: 1000 });
  const error = element('p', { className: 'error', role: 'alert' });
  const decide = async (action: 'approve' | 'reject') => {
    try {
      await client.approvals[action]({ approvalId: sheet.id, note: note.value.trim() });
      await back(say(action === 'approve' ? w.approved : w.rejected));
    } catch (failure) {
      error.textContent = reasonOf(failure);
    }
  };
  return element(
    'div',
    { className: 'bottom' },
    element('label', {}, say(w.note), note, element('small', {}, say(w.noteHint))),
    error,
    element(
      'div',
      { className: 'two' },
      element('button', { type: 'button', onclick: () => void decide('reject') }, say(w.reject)),
      element(
        'button',
        { type: 'button', className: 'primary', onclick: () => void decide('approve') },
        say(w.approve),
      ),
    ),
    leave,
  );
}

async function back(said?: string): Promise<void> {
  await drawList(said);
  follow(said);
}

/** New sheets appear, decided ones go, without a reload; comes back by itself. */
function follow(said?: string): void {
  following?.abort();
  following = new AbortController();
  const { signal } = following;
  const run = async () => {
    while (!signal.aborted) {
      try {
        for await (const { kinds } of await client.changes.watch(undefined, { signal }))
          // The first word is empty: what came before it may have been missed.
          if (kinds.length === 0 || kinds.includes('approval') || kinds.includes('*')) await drawList(said);
      } catch {
        // Away for a while, or the session has ended: the next tap says so.
      }
      if (!signal.aborted) await new Promise((resolve) => setTimeout(resolve, 3000));
    }
  };
  void run();
}
