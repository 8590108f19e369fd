import type { Workbench } from '../../shell/workbench.ts';
import { simulatorOf, type CompileMode } from './simulator-state.ts';

// Where the platform's own tool keeps them, so that both share one list.
const FILES = ['project.private.config.json', 'project.config.json'] as const;

interface ProjectConfig {
  condition?: { miniprogram?: { list?: CompileMode[] } };
  [key: string]: unknown;
}

async function readConfig(
  workbench: Workbench,
  projectId: string,
  path: string,
): Promise<{ config: ProjectConfig; version: string } | undefined> {
  try {
    const file = await workbench.host.client.files.read({ projectId, path });
    return { config: JSON.parse(file.text) as ProjectConfig, version: file.version };
  } catch {
    // Absent or broken: then there are no modes in it. The compiler tells of broken ones.
    return undefined;
  }
}

const listOf = (config: ProjectConfig | undefined): CompileMode[] =>
  (config?.condition?.miniprogram?.list ?? []).filter((mode) => typeof mode?.name === 'string');

export async function loadModes(workbench: Workbench): Promise<void> {
  const project = workbench.project.getState().open;
  if (!project) return;
  const configs = await Promise.all(FILES.map((file) => readConfig(workbench, project.id, file)));
  const modes = configs.map((found) => listOf(found?.config)).find((list) => list.length > 0) ?? [];
  simulatorOf(workbench).store.setState(({ mode }) => ({ modes, mode: mode < modes.length ? mode : -1 }));
}

export async function saveModes(workbench: Workbench, modes: CompileMode[]): Promise<void> {
  const project = workbench.project.getState().open;
  if (!project) return;
  const [path] = FILES;
  const found = await readConfig(workbench, project.id, path);
  const config = found?.config ?? {};
  const next = { ...config, condition: { ...config.condition, miniprogram: { list: modes } } };
  await workbench.attempt(() =>
    workbench.host.client.files.write({
      projectId: project.id,
      path,
      text: `${JSON.stringify(next, null, 2)}\n`,
      version: found?.version ?? null,
    }),
  );
  simulatorOf(workbench).store.setState({ modes });
}
