/** Path arithmetic on `/` paths without a leading slash: there is no disk here. */
export function folderOf(path: string): string {
  const at = path.lastIndexOf('/');
  return at < 0 ? '' : path.slice(0, at);
}

export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

export function extensionOf(path: string): string {
  const name = baseName(path);
  const at = name.lastIndexOf('.');
  return at <= 0 ? '' : name.slice(at).toLowerCase();
}

/** Joins and normalizes; null where `..` would leave the root. */
export function joinPath(...parts: string[]): string | null {
  const out: string[] = [];
  for (const segment of parts.join('/').split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') out.push(segment);
    else if (out.pop() === undefined) return null;
  }
  return out.join('/');
}

/** A request as written in `from`: absolute means from the program's root. */
export function resolveFrom(from: string, request: string): string | null {
  return request.startsWith('/') ? joinPath(request) : joinPath(folderOf(from), request);
}

export function withoutExtension(path: string, extension: string): string {
  return path.endsWith(extension) ? path.slice(0, -extension.length) : path;
}

/** The folder and all above it up to the root: `a/b` gives `a/b`, `a`, ``. */
export function foldersUp(folder: string): string[] {
  const out = [folder];
  for (let at = folder; at !== '';) {
    at = folderOf(at);
    out.push(at);
  }
  return out;
}
