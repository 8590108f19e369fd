import { createPackFilter } from '../../compiler/checks/pack-options.ts';
import type { ProjectView } from '../../compiler/checks/project-view.ts';
import { createCompiler, type Build } from '../../compiler/compile.ts';
import { contentOf, decodeText, type FileContent } from '../../compiler/decode.ts';
import type { Engines } from '../../compiler/engines.ts';
import { createGraph } from '../../compiler/graph.ts';
import { EXTENDED_FOLDER } from '../../compiler/locate.ts';
import { packProgram, type Packed } from '../../compiler/package/pack.ts';
import { toRelease, type ReleaseOptions } from '../../compiler/package/release.ts';
import { projectSettings, type ProjectSettings } from '../../compiler/project-settings.ts';
import type { PackageLimits } from '../../contract/package.ts';
import { createEngines } from './engines.ts';
import { loadFiles } from './load-files.ts';

export interface PackageOptions {
  version: string;
  remark: string;
  compilerVersion: string;
  /** As written, with its names: for debugging, never for an upload. */
  isDev?: boolean;
  limits?: PackageLimits;
  /** The program to pack it for, where it is not the one of project.config.json. */
  appId?: string;
}

export interface PackagedProject {
  build: Build;
  packed: Packed;
  settings: ProjectSettings;
  view: ProjectView;
}

/** What the platform's tools call a project without an App ID. */
const noAppId = 'touristappid';

const textEncoder = new TextEncoder();
const bytesOf = (content: FileContent): Uint8Array => {
  const data = contentOf(content);
  return typeof data === 'string' ? textEncoder.encode(data) : data;
};

/** The project's files as the checks see them: from the program's root, what npm installed left out. */
export function viewOf(
  files: ReadonlyMap<string, FileContent>,
  build: Build,
  settings: Pick<ProjectSettings, 'root' | 'config'>,
): ProjectView {
  const { root, config } = settings;
  const prefix = root === '' ? '' : `${root}/`;
  const sizes = new Map<string, number>();
  for (const [file, content] of files) {
    if (!file.startsWith(prefix) || /(?:^|\/)node_modules\//.test(file) || file.startsWith(EXTENDED_FOLDER))
      continue;
    sizes.set(file.slice(prefix.length), bytesOf(content).length);
  }
  const texts = new Map<string, string | undefined>();
  const readText = (path: string): string | undefined => {
    if (!texts.has(path)) {
      const content = sizes.has(path) ? files.get(prefix + path) : undefined;
      texts.set(path, content === undefined ? undefined : decodeText(content).text);
    }
    return texts.get(path);
  };
  return { program: build.program, files: sizes, readText, root, config };
}

/** Compression is on unless project.config.json says otherwise. */
function releaseOptions({ config, setting }: ProjectSettings): ReleaseOptions {
  return {
    isIncluded: createPackFilter(config['packOptions']).isIncluded,
    minifyStyles: setting['minifyWXSS'] !== false,
    minifyTemplates: setting['minifyWXML'] !== false,
  };
}

/** Compiles a folder as it is now and packs it; mistakes of the program are in `build.diagnostics` and `packed.problems`. */
export async function packageProject(
  folder: string,
  { version, remark, compilerVersion, isDev = false, limits, appId }: PackageOptions,
  engines: Engines = createEngines(),
): Promise<PackagedProject> {
  const files = await loadFiles(folder);
  const settings = projectSettings(createGraph(files));
  const minify = !isDev && settings.setting['minified'] !== false;
  const build = await createCompiler(engines, { minify, sourceMaps: true }).build(files);
  const program = isDev ? build.program : toRelease(build.program, releaseOptions(settings));
  const label = {
    appId: appId || settings.info.appId || noAppId,
    version,
    remark,
    baseLibrary: settings.info.baseLibrary,
    compilerVersion,
  };
  const readAsset = (path: string): Uint8Array | undefined => {
    const content = files.get(program.assets[path]?.file ?? '');
    return content === undefined ? undefined : bytesOf(content);
  };
  const packed = packProgram(program, { label, hash: engines.sha256, readAsset, ...(limits && { limits }) });
  return { build, packed, settings, view: viewOf(files, build, settings) };
}
