import path from 'node:path';
import { parse, parseTree, findNodeAtLocation, type Node as JsonNode } from 'jsonc-parser';
import { readComponentFacts, type ComponentFacts } from './component-facts.ts';

/** How the model sees files: editors' unsaved text first, then the disk. Paths are absolute, with `/`. */
export interface FileView {
  readText(file: string): string | undefined;
  exists(file: string): boolean;
  list(folder: string): { name: string; isFolder: boolean }[];
  /** Grows with every file that comes or goes. */
  readonly version: number;
}

export interface UsedComponent {
  tag: string;
  /** As written in the json. */
  request: string;
  /** Path without extension, absolute; undefined where nothing is there. */
  file: string | undefined;
  /** The json that registers it. */
  registeredIn: string;
}

const scriptExtensions = ['.ts', '.js'];

/** What a template's neighbours say: the program's root, registered components, and what each component offers. */
export class ProgramModel {
  private readonly files: FileView;
  private readonly facts = new Map<string, { text: string; facts: ComponentFacts }>();
  private readonly jsons = new Map<string, { text: string; value: Record<string, unknown> }>();
  private readonly units = new Map<string, { version: number; units: string[] }>();

  constructor(files: FileView) {
    this.files = files;
  }

  /** The folder with app.json above a file; undefined outside of any program. */
  rootOf(file: string): string | undefined {
    for (let folder = path.posix.dirname(file); ; folder = path.posix.dirname(folder)) {
      if (this.files.exists(`${folder}/app.json`)) return folder;
      if (folder === '/' || folder === '.' || /^[A-Za-z]:\/?$/.test(folder)) return undefined;
    }
  }

  readJson(file: string): Record<string, unknown> {
    const text = this.files.readText(file);
    if (text === undefined) return {};
    const known = this.jsons.get(file);
    if (known?.text === text) return known.value;
    const parsed: unknown = parse(text, [], { allowTrailingComma: true });
    const value =
      typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)
        ? (parsed as Record<string, unknown>)
        : {};
    this.jsons.set(file, { text, value });
    return value;
  }

  readText(file: string): string | undefined {
    return this.files.readText(file);
  }

  exists(file: string): boolean {
    return this.files.exists(file);
  }

  list(folder: string): { name: string; isFolder: boolean }[] {
    return this.files.list(folder);
  }

  /** Components that a page or component may use: its own json's first, then app.json's. */
  usedComponents(unit: string): UsedComponent[] {
    const root = this.rootOf(unit);
    const own = this.registered(`${unit}.json`, root);
    const app = root ? this.registered(`${root}/app.json`, root) : [];
    const names = new Set(own.map(({ tag }) => tag));
    return [...own, ...app.filter(({ tag }) => !names.has(tag))];
  }

  private registered(json: string, root: string | undefined): UsedComponent[] {
    const { usingComponents, componentGenerics } = this.readJson(json);
    const generics =
      typeof componentGenerics === 'object' && componentGenerics !== null
        ? Object.keys(componentGenerics)
        : [];
    const entries =
      typeof usingComponents === 'object' && usingComponents !== null ? Object.entries(usingComponents) : [];
    return [
      ...entries
        .filter((entry): entry is [string, string] => typeof entry[1] === 'string')
        .map(([tag, request]) => ({
          tag,
          request,
          file: this.resolveComponent(json, request, root),
          registeredIn: json,
        })),
      ...generics.map((tag) => ({ tag, request: '', file: undefined, registeredIn: json })),
    ];
  }

  /** A request with the first matching `resolveAlias` of app.json applied; its targets count from the root. */
  withoutAlias(request: string, root: string | undefined): string {
    const { resolveAlias } = root === undefined ? {} : this.readJson(`${root}/app.json`);
    return applyAlias((resolveAlias ?? {}) as Record<string, unknown>, request);
  }

  /** The rules of the platform: absolute from the root, relative, then npm packages upwards. */
  resolveComponent(from: string, written: string, root: string | undefined): string | undefined {
    const request = this.withoutAlias(written, root);
    const candidates: string[] = [];
    const add = (base: string) => candidates.push(base, `${base}/index`);
    if (request.startsWith('/')) add(`${root ?? ''}${request}`);
    else {
      add(path.posix.join(path.posix.dirname(from), request));
      if (!request.startsWith('.')) {
        for (const folder of upwards(path.posix.dirname(from), root)) {
          add(`${folder}/miniprogram_npm/${request}`);
          add(`${folder}/node_modules/${request}`);
          const packaged = this.inPackage(folder, request);
          if (packaged) add(packaged);
        }
      }
    }
    return candidates.find((candidate) => this.isComponent(candidate));
  }

  /** `tdesign-miniprogram/button/button` lies in the package's `miniprogram` folder before npm is built. */
  private inPackage(folder: string, request: string): string | undefined {
    const match = /^((?:@[^/]+\/)?[^/]+)\/(.+)$/.exec(request);
    if (!match) return undefined;
    const base = `${folder}/node_modules/${match[1]!}`;
    if (!this.files.exists(`${base}/package.json`)) return undefined;
    const { miniprogram } = this.readJson(`${base}/package.json`);
    return `${base}/${typeof miniprogram === 'string' ? miniprogram : 'miniprogram_dist'}/${match[2]!}`;
  }

  private isComponent(base: string): boolean {
    return (
      this.files.exists(`${base}.wxml`) ||
      (this.files.exists(`${base}.json`) && this.scriptOf(base) !== undefined)
    );
  }

  scriptOf(unit: string): string | undefined {
    return scriptExtensions.map((extension) => unit + extension).find((file) => this.files.exists(file));
  }

  componentFacts(unit: string): ComponentFacts | undefined {
    const script = this.scriptOf(unit);
    const text = script && this.files.readText(script);
    if (!script || text === undefined) return undefined;
    const known = this.facts.get(script);
    if (known?.text === text) return known.facts;
    const facts = readComponentFacts(script, text);
    this.facts.set(script, { text, facts });
    return facts;
  }

  /** The file a `src`, an `@import` or a `require` means. */
  resolveFile(from: string, written: string, extension: string): string | undefined {
    const root = this.rootOf(from);
    const request = this.withoutAlias(written, root);
    const base = request.startsWith('/')
      ? `${root ?? ''}${request}`
      : path.posix.join(path.posix.dirname(from), request);
    return [base, base + extension].find((file) => file.endsWith(extension) && this.files.exists(file));
  }

  /** Every component of the program outside node_modules, for auto-import: paths without extension. */
  allComponents(root: string): string[] {
    return this.allUnits(root).filter((unit) => this.readJson(`${unit}.json`)['component'] === true);
  }

  /** Every page and component: a template with a json. */
  allUnits(root: string): string[] {
    const { version } = this.files;
    const known = this.units.get(root);
    if (known?.version === version) return known.units;
    const units: string[] = [];
    const visit = (folder: string, depth: number): void => {
      const entries = this.files.list(folder);
      const names = new Set(entries.map(({ name }) => name));
      for (const { name, isFolder } of entries) {
        if (isFolder && depth < 12 && !/^(node_modules|\..*|dist)$/.test(name))
          visit(`${folder}/${name}`, depth + 1);
        else if (!isFolder && name.endsWith('.json') && names.has(`${name.slice(0, -5)}.wxml`))
          units.push(`${folder}/${name.slice(0, -5)}`);
      }
    };
    visit(root, 0);
    this.units.set(root, { version, units });
    return units;
  }

  /** Where a key of a json stands, for definitions and edits. */
  jsonNode(file: string, location: (string | number)[]): JsonNode | undefined {
    const tree = parseTree(this.files.readText(file) ?? '', [], { allowTrailingComma: true });
    return tree && findNodeAtLocation(tree, location);
  }
}

function applyAlias(aliases: Record<string, unknown>, request: string): string {
  for (const [from, to] of Object.entries(aliases)) {
    if (typeof to !== 'string') continue;
    const rooted = `/${to.replace(/^(\.?\/)+/, '')}`;
    const prefix = from.endsWith('*') && rooted.endsWith('*') ? from.slice(0, -1) : '';
    if (prefix !== '' && request.startsWith(prefix))
      return rooted.slice(0, -1) + request.slice(prefix.length);
    if (request === from) return rooted;
  }
  return request;
}

function upwards(folder: string, root: string | undefined): string[] {
  const folders: string[] = [];
  for (let at = folder; ; at = path.posix.dirname(at)) {
    folders.push(at);
    const above = path.posix.dirname(at);
    // One level above the root: node_modules usually lies beside miniprogramRoot.
    if (above === at || (root !== undefined && !at.startsWith(root))) return folders;
  }
}
