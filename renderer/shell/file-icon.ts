/** A codicon and a tone by the kind of file; the tone is a class name (`tone-…`). */
export interface FileIcon {
  icon: string;
  tone?: string;
}

const byEnding: Record<string, FileIcon> = {
  wxml: { icon: 'code', tone: 'wxml' },
  wxss: { icon: 'symbol-color', tone: 'wxss' },
  css: { icon: 'symbol-color', tone: 'wxss' },
  less: { icon: 'symbol-color', tone: 'wxss' },
  scss: { icon: 'symbol-color', tone: 'wxss' },
  wxs: { icon: 'symbol-function', tone: 'script' },
  js: { icon: 'symbol-method', tone: 'script' },
  mjs: { icon: 'symbol-method', tone: 'script' },
  cjs: { icon: 'symbol-method', tone: 'script' },
  ts: { icon: 'symbol-method', tone: 'typed' },
  json: { icon: 'json', tone: 'data' },
  md: { icon: 'markdown', tone: 'typed' },
  txt: { icon: 'file-text' },
  log: { icon: 'output' },
  zip: { icon: 'file-zip' },
  pdf: { icon: 'file-pdf' },
};
const media = new Set([
  'png',
  'jpg',
  'jpeg',
  'gif',
  'webp',
  'svg',
  'ico',
  'bmp',
  'avif',
  'mp3',
  'mp4',
  'wav',
  'm4a',
]);
const fonts = new Set(['ttf', 'otf', 'woff', 'woff2']);
const named: Record<string, FileIcon> = {
  'app.json': { icon: 'settings', tone: 'data' },
  'project.config.json': { icon: 'settings-gear', tone: 'data' },
  'project.private.config.json': { icon: 'settings-gear', tone: 'data' },
  'package.json': { icon: 'package', tone: 'data' },
  license: { icon: 'law' },
};

export function endingOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot < 0 ? '' : name.slice(dot + 1).toLowerCase();
}

export const baseName = (path: string) => path.slice(path.lastIndexOf('/') + 1);
export const folderName = (path: string) => path.slice(0, Math.max(0, path.lastIndexOf('/')));
export const isImage = (path: string) => /\.(png|jpe?g|gif|webp|svg|ico|bmp|avif)$/i.test(path);
export const isFont = (path: string) => fonts.has(endingOf(path));

export function fileIcon(path: string): FileIcon {
  const ending = endingOf(path);
  const byName = named[baseName(path).toLowerCase()];
  if (byName) return byName;
  if (media.has(ending)) return { icon: 'file-media', tone: 'media' };
  if (fonts.has(ending)) return { icon: 'text-size', tone: 'media' };
  return byEnding[ending] ?? { icon: 'file' };
}
