export interface HeldFile {
  path: string;
  sha256: string;
  size: number;
}

export interface FileChange {
  path: string;
  kind: 'added' | 'removed' | 'changed';
  before: number | null;
  after: number | null;
}

/** What differs between two versions, by path. */
export function compareFiles(before: readonly HeldFile[], after: readonly HeldFile[]): FileChange[] {
  const old = new Map(before.map((file) => [file.path, file]));
  const now = new Map(after.map((file) => [file.path, file]));
  const changes: FileChange[] = [];
  for (const path of [...new Set([...old.keys(), ...now.keys()])].sort()) {
    const [was, is] = [old.get(path), now.get(path)];
    if (was && is && was.sha256 === is.sha256) continue;
    const kind = !was ? 'added' : !is ? 'removed' : 'changed';
    changes.push({ path, kind, before: was?.size ?? null, after: is?.size ?? null });
  }
  return changes;
}
