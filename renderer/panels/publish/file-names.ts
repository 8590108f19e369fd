export interface NamedFile {
  text: string;
  file: string;
  /** From 1, as people write it. */
  line?: number;
}

const name =
  /(?<![\w./-])\/?([\w@-][\w@./-]*\.(?:js|ts|wxml|wxss|wxs|json|less|scss|sass|png|jpe?g)(?![A-Za-z0-9]))(?::(\d+))?/g;

/** `see pages/a.js:12, please` as text and names of files between it. */
export function splitAtFiles(text: string): (string | NamedFile)[] {
  const parts: (string | NamedFile)[] = [];
  let last = 0;
  for (const match of text.matchAll(name)) {
    const [whole, file = '', line] = match;
    if (match.index > last) parts.push(text.slice(last, match.index));
    parts.push({ text: whole, file, ...(line === undefined ? {} : { line: Number(line) }) });
    last = match.index + whole.length;
  }
  if (last < text.length) parts.push(text.slice(last));
  return parts;
}
