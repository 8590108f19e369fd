import { defineBuiltin } from '../define.ts';
import { createEditorContext } from './editor-context.ts';
import { loadQuill, type QuillEditor } from './load-quill.ts';
import props from './props.ts';

export default defineBuiltin(props, (it) => {
  const host = it.document.createElement('div');
  host.className = 'ql-container';
  it.node.append(host);
  let quill: QuillEditor | undefined;
  const html = () => (quill ? quill.root.innerHTML : '');
  const facts = () => ({ html: html(), text: quill?.getText() ?? '', delta: quill?.getContents() ?? {} });
  const create = async () => {
    const Quill = await loadQuill(it.window);
    if (!it.node.isConnected) return;
    const editor = new Quill(host, {
      placeholder: it.data.placeholder,
      readOnly: it.data.readOnly,
      modules: {},
    });
    quill = editor;
    const status = () => it.emit('statuschange', editor.getFormat());
    editor.on('text-change', () => {
      it.emit('input', facts());
      status();
    });
    editor.on('selection-change', (range) => {
      if (range) status();
    });
    it.listen(editor.root, 'focus', () => {
      it.hooks.keyboard({ open: true, kind: 'text', field: it.node });
      it.emit('focus', facts());
    });
    it.listen(editor.root, 'blur', () => {
      it.hooks.keyboard({ open: false, kind: 'text', field: it.node });
      it.emit('blur', facts());
    });
    it.emit('ready', {});
  };
  const context = createEditorContext({
    quill: () => quill,
    resolve: (path) => it.hooks.resolveUrl(path, it.owner()),
    html,
  });
  return {
    leaf: true,
    changed: {
      readOnly: (on) => quill?.enable(!on),
      placeholder(text) {
        if (quill) quill.root.dataset.placeholder = text;
      },
    },
    attached() {
      create().catch((error: unknown) => it.hooks.warn({ en: String(error), zh: String(error) }));
    },
    methods: { context, node: context },
  };
});
