/** The pages a phone opens, by their paths; what a path names is its group. */
export const paths = {
  scanLogin: /^\/q\/([\w-]{16,80})$/,
  preview: /^\/p\/([\w-]{16,80})$/,
  trial: /^\/d\/([\w-]{3,80})$/,
  inbox: /^\/inbox\/?$/,
  demo: /^\/demo\/?$/,
};
export type PhonePage = keyof typeof paths;

export function findPage(path: string): { page: PhonePage; named: string } | null {
  for (const [page, pattern] of Object.entries(paths)) {
    const found = pattern.exec(path);
    if (found) return { page: page as PhonePage, named: found[1] ?? '' };
  }
  return null;
}
