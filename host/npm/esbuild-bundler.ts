import { build, type BuildFailure, type Message, type Plugin } from 'esbuild';
import type { BundleRequest, BundleResult, Bundler } from '../../compiler/npm/bundle.ts';

const namespace = 'npm';
/** esbuild whispers these; a mini program's `require` takes literals only, so here they are warnings. */
const logOverride = {
  'unsupported-require-call': 'warning',
  'indirect-require': 'warning',
  'unsupported-dynamic-import': 'warning',
} as const;

function filesFrom(request: BundleRequest): Plugin {
  return {
    name: 'npm-files',
    setup(builder) {
      builder.onResolve({ filter: /.*/ }, ({ path, importer }) => {
        const found = request.resolve(path, importer);
        return 'file' in found ? { path: found.file, namespace } : { path, external: true };
      });
      builder.onLoad({ filter: /.*/, namespace }, ({ path }) => {
        const loaded = request.load(path);
        return loaded && { contents: loaded.source, loader: loaded.loader };
      });
    },
  };
}

const describe = ({ text, location }: Message): string =>
  location ? `${location.file.replace(`${namespace}:`, '')}:${location.line}: ${text}` : text;

/** "build npm" by esbuild: one CommonJS file, the syntax left as it is; lowering is the compiler's job. */
export const esbuildBundler: Bundler = async (request): Promise<BundleResult> => {
  try {
    const result = await build({
      entryPoints: [request.entry],
      outfile: 'index.js',
      bundle: true,
      write: false,
      format: 'cjs',
      platform: 'neutral',
      target: 'esnext',
      charset: 'utf8',
      legalComments: 'inline',
      sourcemap: 'external',
      sourcesContent: true,
      logLevel: 'silent',
      logOverride,
      // Mini programs have no `process`: packages that ask it for the environment get the answer of a release.
      define: { 'process.env.NODE_ENV': '"production"' },
      inject: request.inject === undefined ? [] : [request.inject],
      plugins: [filesFrom(request)],
    });
    const text = (ending: string): string =>
      result.outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? '';
    const warnings = result.warnings.map((warning) => ({
      id: warning.id,
      text: warning.text,
      file: warning.location?.file.replace(`${namespace}:`, '') ?? request.entry,
      line: warning.location?.line ?? 1,
    }));
    return { code: text('index.js'), map: text('.map'), errors: [], warnings };
  } catch (error) {
    const errors = (error as Partial<BuildFailure>).errors;
    if (!errors) throw error;
    return { code: '', map: '', errors: errors.map(describe), warnings: [] };
  }
};
