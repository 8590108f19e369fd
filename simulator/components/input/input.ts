import { defineBuiltin, type BuiltinContext } from '../define.ts';
import type { TagSpec } from '../spec.ts';
import { createTextField } from '../text-field.ts';
import props from './props.ts';

const modes: Record<string, string> = { number: 'numeric', digit: 'decimal', idcard: 'text' };

/** What the keyboards of these types cannot type. */
const refused: Record<string, RegExp> = { number: /[^0-9-]/g, digit: /[^0-9.-]/g, idcard: /[^0-9xX]/g };

export default defineBuiltin(props, (it) => {
  const input = it.document.createElement('input');
  input.className = 'wx-input-control';
  input.autocomplete = 'off';
  input.spellcheck = false;
  input.inputMode = 'text';
  input.enterKeyHint = props.props['confirm-type'][1];
  const field = createTextField(it as unknown as BuiltinContext<TagSpec>, input, {
    kind: () => it.data.type,
    filter: (text) => text.replace(refused[it.data.type] ?? /[\r\n]/g, ''),
    blurDetail: () =>
      it.data.type === 'safe-password' ? { encryptedValue: '', encryptError: 'not supported' } : {},
  });
  const lookOfType = () => {
    input.type = it.data.password || it.data.type === 'safe-password' ? 'password' : 'text';
    input.inputMode = modes[it.data.type] ?? 'text';
  };
  it.listen<KeyboardEvent>(input, 'keydown', (event) => {
    if (event.key === 'Enter' && !event.isComposing) field.confirm();
  });
  it.listen(input, 'blur', () => {
    if (it.data.type === 'nickname') it.emit('nicknamereview', { pass: true, timeout: false });
  });
  return {
    content: field.accessory,
    field: field.field,
    changed: {
      ...field.changed,
      type: lookOfType,
      password: lookOfType,
      cursorColor: (color) => {
        input.style.caretColor = color;
      },
    },
    attached: field.attached,
    activate: () => input.focus(),
    methods: { control: input },
  };
});
