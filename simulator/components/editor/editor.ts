import { defineBuiltin, type KeyboardField } from '../define.ts';
import { createEditorContext } from './editor-context.ts';
import { loadQuill, type QuillEditor } from './load-quill.ts';
import { addPictureTools } from './picture-tools.ts';
import props from './props.ts';

/** The editor's root as the keyboard sees it: its keys type where the caret is. */
function keyboardField(root: HTMLElement): KeyboardField {
  const document = root.ownerDocument;
  return {
    control: root,
    kind: () => 'text',
    confirmType: () => 'return',
    cursorSpacing: () => 0,
    adjustsPosition: () => true,
    holdsKeyboard: () => false,
    hasConfirmBar: () => false,
    type: (text) => void document.execCommand('insertText', false, text),
    erase: () => void document.execCommand('delete'),
    confirm: () => void document.execCommand('insertParagraph'),
    heightChanged: () => undefined,
  };
}

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
    addPictureTools(it, editor.root, () => it.emit('input', facts()));
    const typing = keyboardField(editor.root);
    it.listen(editor.root, 'focus', () => {
      it.hooks.keyboard.show(typing);
      it.emit('focus', facts());
    });
    it.listen<FocusEvent>(editor.root, 'blur', ({ relatedTarget }) => {
      it.hooks.keyboard.leave(typing, relatedTarget);
      it.emit('blur', facts());
    });
    it.cleanup(() => it.hooks.keyboard.leave(typing, null));
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
