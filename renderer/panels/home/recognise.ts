import type { Workbench } from '../../shell/workbench.ts';

/** What an import found: where the program is and how much of it. */
export interface Recognised {
  /** Below the folder; '' for the folder itself. */
  root: string;
  pages: number;
  packages: number;
}

/** Asks the host, which may look into a folder that is not open yet. */
export async function recogniseProject(bench: Workbench, folder: string): Promise<Recognised | undefined> {
  const found = await bench.host.client.projects.recognise({ folder });
  return found ?? undefined;
}
