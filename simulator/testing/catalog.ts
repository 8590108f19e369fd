import type { TagInfo } from '../components/spec.ts';

/** The table of built-in tags, as the simulator, completion and the support table read it. */
export async function readCatalog(): Promise<ReadonlyMap<string, TagInfo>> {
  const { createServer } = await import('vite');
  const vite = await createServer({
    configFile: false,
    server: { middlewareMode: true, ws: false },
    appType: 'custom',
    logLevel: 'error',
  });
  try {
    const { catalog } = (await vite.ssrLoadModule('/simulator/components/catalog.ts')) as {
      catalog: ReadonlyMap<string, TagInfo>;
    };
    return catalog;
  } finally {
    await vite.close();
  }
}
