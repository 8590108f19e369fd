import type { OpenPage } from '../runtime/page.ts';
import { nameOfProgram } from '../device/permissions.ts';
import { openMenuSheet, type MenuEntry } from '../overlay/menu-sheet.ts';
import type { ApiContext } from './define.ts';

/** What a page gives for a card. */
interface Card {
  title?: string;
  path?: string;
  query?: string;
  imageUrl?: string;
}

/** Documented: past this the card of the moment is taken without what the promise would have given. */
const LONGEST_PROMISE = 3000;

export interface Share {
  from: 'button' | 'menu';
  target?: object;
}

const searchOf = ({ query }: OpenPage): string =>
  Object.entries(query)
    .map(([name, value]) => `${name}=${value}`)
    .join('&');

const addressOf = (path: string, search: string): string => (search ? `${path}?${search}` : path);

/** A handler may give a card, a promise of one, or a card with a promise of a better one. */
async function cardOf(answer: unknown): Promise<Card> {
  const card = ((await answer) ?? {}) as Card & { promise?: PromiseLike<Card> };
  if (!card.promise) return card;
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, LONGEST_PROMISE, undefined));
  return (await Promise.race([Promise.resolve(card.promise).catch(() => undefined), late])) ?? card;
}

async function tell(context: ApiContext, en: string, zh: string): Promise<void> {
  await context.call('showToast', { title: context.language() === 'zh' ? zh : en, icon: 'none' });
}

/** The address of the page's web-view, which its handlers are told of. */
const webViewOf = ({ frame }: OpenPage): Record<string, string> => {
  const url = frame.document.querySelector('wx-web-view iframe')?.getAttribute('src');
  return url ? { webViewUrl: url } : {};
};

const titleOf = (context: ApiContext, page: OpenPage): string =>
  context.runtime.program.app.window?.navigationBarTitleText || page.window.title || page.path;

/** Nothing leaves the computer: the person reads what the card would say. */
export async function sharePage(context: ApiContext, share: Share): Promise<void> {
  const page = context.runtime.stack.top();
  if (!page) return;
  const told = { target: undefined, ...share, ...webViewOf(page) };
  const card = await cardOf(context.runtime.stack.call(page, 'onShareAppMessage', told));
  const title = card.title ?? titleOf(context, page);
  const path = card.path ?? `/${addressOf(page.path, searchOf(page))}`;
  await tell(context, `Shared “${title}”: ${path}`, `已转发“${title}”：${path}`);
}

async function shareTimeline(context: ApiContext, page: OpenPage): Promise<void> {
  const card = await cardOf(context.runtime.stack.call(page, 'onShareTimeline'));
  const title = card.title ?? titleOf(context, page);
  const path = `/${addressOf(page.path, card.query ?? searchOf(page))}`;
  await tell(context, `In Moments “${title}”: ${path}`, `已分享到朋友圈“${title}”：${path}`);
}

async function keepPage(context: ApiContext, page: OpenPage): Promise<void> {
  const { webViewUrl } = webViewOf(page);
  const told = webViewUrl ? { webviewUrl: webViewUrl } : {};
  const card = await cardOf(context.runtime.stack.call(page, 'onAddToFavorites', told));
  const title = card.title ?? (page.window.title || titleOf(context, page));
  const path = `/${addressOf(page.path, card.query ?? searchOf(page))}`;
  await tell(context, `Kept “${title}”: ${path}`, `已收藏“${title}”：${path}`);
}

/** What the capsule's dots open. Documented: only what the page handles is offered. */
export async function openCapsuleMenu(context: ApiContext, restart: () => void): Promise<void> {
  const page = context.runtime.stack.top();
  if (!page) return;
  const { isHidden } = context.state('share-menu', () => ({ isHidden: false, withShareTicket: false }));
  const say = (en: string, zh: string): string => (context.language() === 'zh' ? zh : en);
  const handles = (method: string): boolean => typeof page.instance[method] === 'function';
  const entries: MenuEntry[] = [];
  const add = (icon: MenuEntry['icon'], label: string, act: () => unknown): void =>
    void entries.push({ icon, label, act });
  if (!isHidden && handles('onShareAppMessage'))
    add('send', say('Send to a friend', '发送给朋友'), () => sharePage(context, { from: 'menu' }));
  if (!isHidden && handles('onShareAppMessage') && handles('onShareTimeline'))
    add('moments', say('Share to Moments', '分享到朋友圈'), () => shareTimeline(context, page));
  add('keep', say('Add to favourites', '收藏'), () => keepPage(context, page));
  add('restart', say('Restart the mini program', '重新进入小程序'), restart);
  await openMenuSheet(context.overlay, nameOfProgram(context), entries);
}
