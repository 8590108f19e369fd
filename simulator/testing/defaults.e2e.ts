import { expect, test, type Frame } from '@playwright/test';
import type { PropInfo, TagInfo } from '../components/spec.ts';
import { readCatalog } from './catalog.ts';
import { openCase, serveCases, type Case } from './conformance.ts';
import { bundleSimulator } from './serve-program.ts';

test.beforeAll(() => bundleSimulator());

/** Of the page as a whole, or about the one field that has the focus: they have cases of their own. */
const wholePage = ['web-view', 'page-meta', 'navigation-bar'];
const focusing = ['focus', 'auto-focus'];
/** What was moved or scaled to fit them stays where it is when they are set back. */
const moved = ['movable-view scale-min', 'movable-view scale-value'];

const PICTURE = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';

/** What makes an attribute show: without a placeholder its style is nothing to see. */
const companions: Record<string, Record<string, string>> = {
  audio: { controls: '{{true}}', poster: PICTURE },
  image: { src: PICTURE },
  input: { placeholder: 'Here' },
  textarea: { placeholder: 'Here' },
  progress: { percent: '40', 'show-info': '{{true}}' },
  slider: { value: '30', 'show-value': '{{true}}' },
  'scroll-view': { 'scroll-y': '{{true}}', 'refresher-enabled': '{{true}}' },
  swiper: { 'indicator-dots': '{{true}}' },
  switch: { checked: '{{true}}' },
  checkbox: { checked: '{{true}}' },
  radio: { checked: '{{true}}' },
  map: { latitude: '23.1', longitude: '113.3' },
  'rich-text': { nodes: '&lt;p&gt;one  two&lt;/p&gt;' },
};
const content: Record<string, string> = {
  swiper: '<swiper-item>1</swiper-item><swiper-item>2</swiper-item><swiper-item>3</swiper-item>',
  text: 'one  two &amp;lt; three',
  'picker-view': '<picker-view-column><view>1</view><view>2</view></picker-view-column>',
  'grid-view': '<view>1</view><view>2</view><view>3</view>',
  'movable-area': '<movable-view>m</movable-view>',
};
const leaves = ['input', 'textarea', 'image', 'icon', 'slider', 'progress', 'switch', 'video', 'audio'];

interface Row {
  tag: string;
  name: string;
  fallback: unknown;
  other: unknown;
}

/** Another value than the default. */
function otherThan(name: string, { default: fallback, values, type }: PropInfo): unknown {
  if (type === 'boolean') return !fallback;
  if (type === 'number' || typeof fallback === 'number')
    return Number(fallback) > 1 ? Number(fallback) / 2 : Number(fallback) + 7;
  if (values) return values.find((value) => value !== fallback && value !== '');
  if (/src|poster|image|icon|img/.test(name)) return PICTURE;
  if (/color|background/.test(name)) return '#123456';
  if (/style/.test(name)) return 'color: rgb(1, 2, 3); padding: 3px';
  if (/margin|padding/.test(name)) return '13px';
  return 'sample';
}

const rowsOf = (info: TagInfo): Row[] =>
  Object.entries(info.props)
    .filter(([name, { type, default: fallback }]) => {
      const isScalar = ['string', 'number', 'boolean'].includes(type) || typeof fallback === 'number';
      return isScalar && !name.includes(':') && !focusing.includes(name);
    })
    .map(([name, row]) => ({
      tag: info.tag,
      name,
      fallback: row.default,
      other: otherThan(name, row),
    }));

function pair({ tag, name }: Row, at: number): string {
  const beside = Object.entries(companions[tag] ?? {})
    .filter(([other]) => other !== name)
    .map(([other, value]) => `${other}="${value}"`)
    .join(' ');
  const inner = content[tag] ?? (leaves.includes(tag) ? '' : 'words');
  return ['plain', 'given']
    .map((kind) => {
      const given = kind === 'given' ? `${name}="{{v.a${at}}}"` : '';
      return `<view class="cell"><${tag} id="${kind}${at}" class="one" ${beside} ${given}>${inner}</${tag}></view>`;
    })
    .join('');
}

/** What a person and a program see of `<kind>0`, `<kind>1`, …: elements, their look, and what a control holds. */
function looks(frame: Frame, input: { kind: string; names: readonly string[] }): Promise<string[]> {
  return frame.evaluate(({ kind, names }) => {
    for (const animation of document.getAnimations()) {
      try {
        animation.finish();
      } catch {
        animation.pause();
        animation.currentTime = 0;
      }
    }
    const shown =
      'display position width height margin padding color background-color background-image background-size border border-radius opacity visibility transform font-size font-weight line-height text-align white-space user-select overflow object-fit object-position flex-direction top left z-index box-shadow pointer-events filter'.split(
        ' ',
      );
    const held =
      'value type disabled placeholder maxLength checked autoplay loop muted controls inputMode enterKeyHint scrollTop scrollLeft referrerPolicy loading alt'.split(
        ' ',
      );
    const written = ['src', 'poster', 'width', 'height'];
    const look = (node: Element, at: number): unknown[] => {
      const style = ['', '::before', '::after', '::placeholder'].map((pseudo) => {
        const computed = getComputedStyle(node, pseudo || null);
        return shown.map((name) => computed.getPropertyValue(name)).join(';');
      });
      const own = node as unknown as Record<string, unknown>;
      // The attributes of the tag itself mirror what was given: they differ without being seen.
      const attributes = [...node.attributes]
        .filter(
          ({ name }) => name === 'role' || name.startsWith('aria-') || (at > 0 && written.includes(name)),
        )
        .map(({ name, value }) => `${name}=${value}`);
      const classes = [...node.classList].sort();
      const words = [...node.childNodes].map((child) =>
        child.nodeType === Node.TEXT_NODE ? child.nodeValue : '',
      );
      return [
        node.localName,
        classes,
        attributes.sort(),
        style,
        held.map((name) => own[name] ?? ''),
        words.join(''),
      ];
    };
    return names.map((_, at) => {
      const root = document.getElementById(kind + at);
      if (!root) return 'none';
      const nodes = [root, ...root.querySelectorAll('*')];
      return JSON.stringify(nodes.filter((node) => !node.closest('[hidden]')).map(look));
    });
  }, input);
}

/** One page with a pair for each row: the tag as it is, and the tag whose attribute is `v.a<n>`. */
const pageOf = (rows: readonly Row[]): Case => ({
  name: 'defaults',
  wxml: rows.map(pair).join('\n'),
  wxss: '.cell { position: relative; width: 300px; min-height: 20px; overflow: hidden; }',
  data: { v: valuesOf(rows, 'fallback') },
  run: async () => undefined,
});

const valuesOf = (rows: readonly Row[], kind: 'fallback' | 'other') =>
  Object.fromEntries(rows.map((row, at) => [`a${at}`, row[kind]]));

test('R-SIM-tags: a tag without an attribute looks as with its default, first and when set back', async ({
  page,
}) => {
  test.setTimeout(180_000);
  const catalog = await readCatalog();
  const rows = [...catalog.values()].filter(({ tag }) => !wholePage.includes(tag)).flatMap(rowsOf);
  const pages: Row[][] = [];
  for (let at = 0; at < rows.length; at += 60) pages.push(rows.slice(at, at + 60));
  const served = await serveCases(pages.map(pageOf));
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.stack ?? error.message));
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(served.url);
  const seen: string[] = [];
  for (const [index, some] of pages.entries()) {
    const { frame, setData } = await openCase(page, index);
    const names = some.map(({ tag, name }) => `${tag} ${name}`);
    const unlike = async () => {
      const plain = await looks(frame, { kind: 'plain', names });
      const given = await looks(frame, { kind: 'given', names });
      return names.filter((_, at) => plain[at] === 'none' || plain[at] !== given[at]);
    };
    await expect.poll(unlike, { message: 'the default, given', timeout: 4000 }).toEqual([]);
    await setData({ v: valuesOf(some, 'other') });
    seen.push(...(await unlike()));
    await setData({ v: valuesOf(some, 'fallback') });
    const still = async () => (await unlike()).filter((name) => !moved.includes(name));
    await expect.poll(still, { message: 'the default, set back', timeout: 4000 }).toEqual([]);
  }
  await served.close();
  expect(rows.length).toBeGreaterThan(450);
  // A wrong default of these would show: another value does.
  expect(seen.length, seen.join(', ')).toBeGreaterThan(120);
  expect(errors).toEqual([]);
});
