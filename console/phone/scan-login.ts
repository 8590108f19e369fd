import { client, codeOf, reasonOf } from './console-client.ts';
import { element, show } from './draw.ts';
import { needSession, signIn } from './sign-in.ts';
import { language, say, words } from './words.ts';

/** Step 2 of QR login: who asks, which number, yes or no. */
export async function scanLogin(ticket: string): Promise<void> {
  try {
    await needSession(say(words.title), say(words.signInFirst));
    await client.login.scan({ ticket });
    const asked = await client.login.show({ ticket });
    if (asked.needsPassword) {
      await signIn(say(words.title), say(words.again));
      return await scanLogin(ticket);
    }
    drawQuestion(ticket, asked);
  } catch (error) {
    drawEnd(endOf(error));
  }
}

type Asked = Awaited<ReturnType<typeof client.login.show>>;

function drawQuestion(ticket: string, asked: Asked): void {
  const facts: [string, string][] = [
    [say(words.device), asked.device],
    [say(words.system), asked.os],
    [say(words.address), asked.address],
    [say(words.time), new Date(asked.createdAt).toLocaleString(language === 'zh' ? 'zh-CN' : 'en')],
  ];
  const settle = (answer: () => Promise<{ state?: string }>) => {
    for (const button of document.querySelectorAll('button')) button.disabled = true;
    answer()
      .then(({ state }) => drawEnd(state === 'confirmed' ? say(words.confirmed) : say(words.cancelled)))
      .catch((error: unknown) => drawEnd(endOf(error)));
  };
  const numbers = asked.choices.map((number) =>
    element(
      'button',
      { type: 'button', onclick: () => settle(() => client.login.confirm({ ticket, number })) },
      String(number),
    ),
  );
  const refuse = element(
    'button',
    {
      type: 'button',
      onclick: () => settle(async () => ({ ...(await client.login.cancel({ ticket })), state: 'cancelled' })),
    },
    say(words.refuse),
  );
  show(
    element('h1', {}, say(words.title)),
    element('p', {}, say(words.asks)),
    element(
      'dl',
      {},
      ...facts.flatMap(([name, value]) => [element('dt', {}, name), element('dd', {}, value)]),
    ),
    asked.isOtherNetwork ? element('p', { className: 'warning' }, say(words.otherNetwork)) : undefined,
    element(
      'div',
      { className: 'bottom' },
      element('p', {}, say(words.pick)),
      element('div', { className: 'numbers' }, ...numbers),
      refuse,
    ),
  );
}

function endOf(error: unknown): string {
  const code = codeOf(error);
  if (code === 'TICKET_EXPIRED' || code === 'NOT_FOUND') return say(words.expired);
  if (code === 'TICKET_CANCELLED') return say(words.cancelled);
  return reasonOf(error);
}

function drawEnd(sentence: string): void {
  show(element('h1', {}, sentence), element('p', {}, say(words.closeHint)));
}
