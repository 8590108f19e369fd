import { ApiError, asyncApi } from '../wx/define.ts';

interface FontOptions {
  family: string;
  source: string;
  desc?: { style?: string; weight?: string; variant?: string };
  global?: boolean;
}

/** Into the pages that are open; with `global` also into those that come. */
export const loadFontFace = asyncApi<FontOptions>(async ({ family, source, desc }, { runtime, urls }) => {
  const resolved = source.replace(
    /url\(["']?([^"')]+)["']?\)/,
    (_, url: string) => `url("${urls.resolve(url, '')}")`,
  );
  const descriptors = { style: desc?.style ?? 'normal', weight: desc?.weight ?? 'normal' };
  await Promise.all(
    runtime.stack.pages.map(async ({ frame }) => {
      const view = frame.window as Window & typeof globalThis;
      const face = new view.FontFace(family.replaceAll('"', ''), resolved, descriptors);
      await face.load().catch(() => {
        throw new ApiError('the font cannot be loaded');
      });
      frame.document.fonts.add(face);
    }),
  );
  return { status: 'loaded' };
});
export const loadBuiltInFontFace = asyncApi(() => ({ status: 'loaded' }));
