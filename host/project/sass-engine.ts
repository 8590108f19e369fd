import type { Exception } from 'sass';
import type { EngineProblem, StyleEngine } from '../../compiler/engines.ts';

const SCHEME = 'program:';

/** Sass (scss and the indented form). The package is loaded when the first such file is met. */
export function createSassEngine(): StyleEngine {
  return {
    async compile(input) {
      const sass = await import('sass');
      const texts = new Map<string, string>();
      const urlOf = (file: string): URL => new URL(`${SCHEME}///${encodeURI(file)}`);
      const fileOf = (url: URL): string => decodeURI(url.pathname.replace(/^\/+/, ''));
      try {
        const result = sass.compileString(input.source, {
          syntax: input.file.endsWith('.sass') ? 'indented' : 'scss',
          url: urlOf(input.file),
          sourceMap: true,
          sourceMapIncludeSources: false,
          logger: sass.Logger.silent,
          silenceDeprecations: ['import'],
          importer: {
            canonicalize(request, context) {
              const from = context.containingUrl ? fileOf(context.containingUrl) : input.file;
              const plain = request.startsWith(SCHEME) ? `/${fileOf(new URL(request))}` : request;
              const found = input.load(plain, from);
              if (!found) return null;
              texts.set(found.file, found.source);
              return urlOf(found.file);
            },
            load(url) {
              const file = fileOf(url);
              const syntax = file.endsWith('.sass')
                ? 'indented'
                : /\.(css|wxss)$/.test(file)
                  ? 'css'
                  : 'scss';
              return { contents: texts.get(file) ?? '', syntax };
            },
          },
        });
        return { css: result.css, map: JSON.stringify(result.sourceMap), problems: [] };
      } catch (error) {
        return { css: '', problems: [problemOf(error as Exception, fileOf)] };
      }
    },
  };
}

function problemOf(error: Exception, fileOf: (url: URL) => string): EngineProblem {
  const start = error.span?.start;
  const file = error.span?.url ? fileOf(error.span.url) : undefined;
  return {
    severity: 'error',
    message: error.sassMessage ?? error.message,
    line: start?.line ?? 0,
    column: start?.column ?? 0,
    ...(file === undefined ? {} : { file }),
  };
}
