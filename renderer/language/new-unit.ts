import type * as lsp from 'vscode-languageserver-protocol';
import { editorRoom } from '../editor/editor-room.ts';
import { words } from '../kit/text.ts';
import type { Workbench } from '../shell/workbench.ts';
import { servedOf } from './session.ts';

export const newUnitWords = words({
  page: { en: 'New page', zh: '新建页面' },
  component: { en: 'New component', zh: '新建组件' },
  path: { en: 'Path in the program, such as pages/cart/cart', zh: '在小程序中的路径，如 pages/cart/cart' },
  create: { en: 'Create', zh: '创建' },
  cancel: { en: 'Cancel', zh: '取消' },
  badPath: {
    en: 'Letters, digits, - and _ between slashes, such as pages/cart/cart.',
    zh: '请使用字母、数字、- 和 _，以斜杠分隔，如 pages/cart/cart。',
  },
});

interface NewUnit {
  edit?: lsp.WorkspaceEdit;
  /** Why it cannot be made, in the language of the window. */
  refusal?: string;
  open?: string;
}

/** Asks for a path, then makes the files in the languages of the project and registers them: one step, undone as one. */
export async function newUnit(bench: Workbench, kind: 'page' | 'component', folder: string): Promise<void> {
  const base = folder || (kind === 'page' ? 'pages' : 'components');
  const value = `${base}/new-${kind}/new-${kind}`;
  const answer = await bench.questions.ask({
    title: newUnitWords[kind],
    answers: [
      { id: 'cancel', title: newUnitWords.cancel },
      { id: 'create', title: newUnitWords.create, primary: true },
    ],
    input: {
      label: newUnitWords.path,
      value,
      select: [base.length + 1, value.length],
      check: (text) => (/^[\w-]+(\/[\w.-]+)*$/.test(text) ? undefined : newUnitWords.badPath),
    },
  });
  if (answer?.id !== 'create') return;
  await bench.attempt(async () => {
    await editorRoom(bench);
    const served = await servedOf(bench);
    if (!served) return;
    await served.ready;
    const uri = served.convert.uriOfPath(answer.value);
    const made = await served.connection.request<NewUnit>('tessera/newUnit', { kind, uri });
    if (made.refusal)
      bench.notices.show({ id: 'new-unit', tone: 'warn', text: { en: made.refusal, zh: made.refusal } });
    if (!made.edit || !(await served.applyEdit(made.edit, { title: newUnitWords[kind] }))) return;
    const path = made.open && served.convert.pathOf(made.open);
    if (path) await bench.editors.open(path, { focus: true });
  });
}
