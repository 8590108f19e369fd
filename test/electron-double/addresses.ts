// A plain Chromium cannot be taught a scheme: `app://ide/x` is shown as `https://ide.app.electron-double.test/x`.
const suffix = '.electron-double.test';

export function toShown(url: string, schemes: ReadonlySet<string>): string {
  const { protocol, host, pathname, search, hash } = new URL(url);
  const scheme = protocol.slice(0, -1);
  return schemes.has(scheme) ? `https://${host}.${scheme}${suffix}${pathname}${search}${hash}` : url;
}

export function fromShown(url: string): string {
  return url.replace(/^https:\/\/([^/]+)\.([a-z]+)\.electron-double\.test/, '$2://$1');
}

export const isShownScheme = (url: string): boolean =>
  URL.canParse(url) && new URL(url).hostname.endsWith(suffix);
