import type { Workbench } from '../../shell/workbench.ts';

/** The text of the last commit beside the document. */
export async function compareWithHead(bench: Workbench, path: string): Promise<void> {
  const id = bench.project.getState().open?.id;
  if (id === undefined) return;
  const left = (await bench.host.client.git.atHead({ projectId: id, path })) ?? '';
  await bench.dock.open('diff', `head:${path}`, { path, left });
}
