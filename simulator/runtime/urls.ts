import { normalize } from './modules.ts';

/** From what programs write for a picture or file to what the browser can load. */
export interface Urls {
  /** `owner`: path of the component or page that wrote it; '' for app.json. */
  resolve(url: string, owner: string): string;
  /** Temporary and user files by their path, such as `http://tmp/…` and `wxfile://usr/…`. */
  readonly files: Map<string, Blob>;
}

const FOREIGN = /^(https?:|data:|blob:|\/\/)/i;
const OWN_FILE = /^(http:\/\/(tmp|usr|store)\/|wxfile:\/\/)/;

/** From an asset's path in the program, perhaps with a query, to an address that the browser can load. */
export type AssetPlace = (path: string) => string;

/** Assets that a server has below one address, such as `/program/`. */
export function assetsBelow(base: string): AssetPlace {
  return (path) =>
    base + path.split('/').map(encodeURIComponent).join('/').replaceAll('%3F', '?').replaceAll('%3D', '=');
}

export function createUrls(assets: AssetPlace): Urls {
  const files = new Map<string, Blob>();
  const objectUrls = new WeakMap<Blob, string>();

  function objectUrlOf(blob: Blob): string {
    const known = objectUrls.get(blob) ?? URL.createObjectURL(blob);
    objectUrls.set(blob, known);
    return known;
  }

  return {
    files,
    resolve(url, owner) {
      if (OWN_FILE.test(url)) {
        const file = files.get(url);
        return file ? objectUrlOf(file) : 'data:,';
      }
      if (FOREIGN.test(url) || url === '') return url;
      const folder = owner.split('/').slice(0, -1).join('/');
      const path = url.startsWith('/') ? normalize(url) : normalize(`${folder}/${url}`);
      return assets(path);
    },
  };
}
