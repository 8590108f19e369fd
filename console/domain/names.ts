import { refuse } from './refusals.ts';

/** R-WS-03: letters and digits, no space; part of addresses, so never changed. */
export const workspaceName = /^[A-Za-z0-9]{1,40}$/;
/** What a person types to sign in: an e-mail address or a short name. */
export const accountName = /^[\w.+@-]{2,100}$/;

export function assertWorkspaceName(name: string): void {
  if (!workspaceName.test(name)) throw invalid('workspace: 1 to 40 letters and digits');
}

export function assertAccount(account: string): void {
  if (!accountName.test(account)) throw invalid('account: 2 to 100 of letters, digits, . _ + @ -');
}

function invalid(first: string) {
  return refuse('INPUT_INVALID', { first });
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** D9: characters as people count them. */
export function lengthOf(text: string): number {
  return [...graphemes.segment(text)].length;
}
