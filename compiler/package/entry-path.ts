import type { PackageProblem } from '../../contract/package.ts';
import type { Text } from '../../contract/text.ts';
import { packageProblem } from './problems.ts';

/** Names that Windows gives to devices, with any extension. */
const deviceName = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/i;

/** Why a path may not be in a package; undefined where it may. */
export function pathProblem(path: string): PackageProblem | undefined {
  if (/[\u0000-\u001f\u007f]/.test(path)) return packageProblem('package/path-control-character', { path });
  if (path.includes('\\')) return packageProblem('package/path-backslash', { path });
  if (/^[A-Za-z]:/.test(path)) return packageProblem('package/path-drive', { path });
  if (path.startsWith('/')) return packageProblem('package/path-absolute', { path });
  const segments = path.split('/');
  if (segments.includes('..')) return packageProblem('package/path-parent', { path });
  const why = portabilityProblem(path, segments);
  return why === undefined ? undefined : packageProblem('package/path-not-portable', { path, why });
}

function portabilityProblem(path: string, segments: string[]): Text | undefined {
  if (path === '' || segments.some((segment) => segment === '' || segment === '.')) {
    return { en: 'it has an empty segment', zh: '含有空的路径段' };
  }
  if (path.length > 512) return { en: 'it is longer than 512 characters', zh: '超过 512 个字符' };
  if (path.includes('\ufffd')) return { en: 'it is not UTF-8', zh: '不是 UTF-8' };
  if (/[<>:"|?*]/.test(path)) return { en: 'it has one of < > : " | ? *', zh: '含有 < > : " | ? * 之一' };
  if (segments.some((segment) => /[. ]$/.test(segment))) {
    return { en: 'a segment ends in a dot or a space', zh: '路径段以点或空格结尾' };
  }
  if (segments.some((segment) => deviceName.test(segment))) {
    return { en: 'it is a device name of Windows', zh: '是 Windows 的设备名' };
  }
  return undefined;
}

/** What a path is on a system that ignores case and normalizes Unicode. */
export function foldPath(path: string): string {
  return path.normalize('NFC').toLowerCase().normalize('NFC');
}

/** Two paths that one system would store as one, or a file that is also a folder. */
export function collisions(paths: readonly string[]): PackageProblem[] {
  const seen = new Map<string, string>();
  const found: PackageProblem[] = [];
  for (const path of paths) {
    const folded = foldPath(path);
    const other = seen.get(folded);
    if (other === path) found.push(packageProblem('package/duplicate-path', { path }));
    else if (other !== undefined) found.push(packageProblem('package/case-collision', { path, other }));
    else seen.set(folded, path);
  }
  for (const path of paths) {
    const folder = ancestors(foldPath(path)).find((ancestor) => seen.has(ancestor));
    if (folder !== undefined) {
      const other = seen.get(folder) ?? folder;
      found.push(packageProblem('package/case-collision', { path, other }));
    }
  }
  return found;
}

function ancestors(path: string): string[] {
  const segments = path.split('/');
  return segments.slice(1).map((_, index) => segments.slice(0, index + 1).join('/'));
}
