import { client, codeOf, reasonOf } from './console-client.ts';
import { element, show } from './draw.ts';
import { say, words } from './words.ts';

/** Resolves when this phone has a session; asks for the password where it has none. */
export async function needSession(title: string, reason: string): Promise<void> {
  try {
    await client.sessions.me();
  } catch (error) {
    if (!['NOT_SIGNED_IN', 'SESSION_EXPIRED'].includes(codeOf(error))) throw error;
    const { workspace } = await client.setup.state({});
    await signIn(title, reason, { workspace: workspace ?? undefined });
  }
}

/** Account and password, by hand; resolves when this phone has a session. */
export function signIn(
  title: string,
  reason: string,
  known: { workspace?: string | undefined; account?: string | undefined } = {},
): Promise<void> {
  return new Promise((resolve) => {
    const field = (label: string, options: Partial<HTMLInputElement>) => {
      const input = element('input', { required: true, ...options });
      return { input, row: element('label', {}, label, input) };
    };
    const workspace = field(say(words.workspace), {
      value: known.workspace ?? '',
      autocomplete: 'organization',
      required: false,
    });
    const account = field(say(words.account), { value: known.account ?? '', autocomplete: 'username' });
    const password = field(say(words.password), { type: 'password', autocomplete: 'current-password' });
    const code = field(say(words.code), {
      inputMode: 'numeric',
      autocomplete: 'one-time-code',
      required: false,
      maxLength: 6,
    });
    code.row.hidden = true;
    const error = element('p', { className: 'error', role: 'alert' });
    const button = element('button', { className: 'primary', type: 'submit' }, say(words.signIn));
    const form = element(
      'form',
      {},
      workspace.row,
      account.row,
      password.row,
      code.row,
      error,
      element('div', { className: 'bottom' }, button),
    );
    form.onsubmit = (event) => {
      event.preventDefault();
      button.disabled = true;
      const given = {
        workspace: workspace.input.value,
        account: account.input.value,
        password: password.input.value,
      };
      const second = code.input.value ? { code: code.input.value } : {};
      client.sessions
        .signIn({
          ...given,
          ...second,
          as: 'cookie',
          kind: 'phone',
          device: navigator.userAgent.slice(0, 200),
        })
        .then(() => resolve())
        .catch((failure: unknown) => {
          if (codeOf(failure) === 'TOTP_REQUIRED') code.row.hidden = false;
          error.textContent = reasonOf(failure);
          button.disabled = false;
        });
    };
    show(element('h1', {}, title), element('p', {}, reason), form);
  });
}
