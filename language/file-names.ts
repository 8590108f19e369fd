import { URI } from 'vscode-uri';

export const fileOf = (uri: URI): string => uri.fsPath.replaceAll('\\', '/');

/** Uris are asked for by the thousand at every key. */
export function createConverter() {
  const uris = new Map<string, URI>();
  return {
    asFileName: fileOf,
    asUri(file: string): URI {
      const known = uris.get(file);
      if (known) return known;
      const made = URI.file(file);
      uris.set(file, made);
      return made;
    },
  };
}
