import type { BuiltinContext, FormField, KeyboardField } from './define.ts';
import type { TagSpec } from './spec.ts';

// What input and textarea have in common.

interface FieldData {
  value: string;
  placeholder: string;
  placeholderStyle: string;
  placeholderClass: string;
  disabled: boolean;
  maxlength: number;
  focus: boolean;
  autoFocus: boolean;
  cursor: number;
  selectionStart: number;
  selectionEnd: number;
  confirmType: string;
  confirmHold: boolean;
  cursorSpacing: number;
  adjustPosition: boolean;
  holdKeyboard: boolean;
  /** Of a textarea only. */
  showConfirmBar?: boolean;
  adjustKeyboardTo?: string;
  name: string;
}

type Control = HTMLInputElement | HTMLTextAreaElement;

export interface TextField {
  readonly control: Control;
  /** Where children go: a keyboard-accessory is shown above the keyboard, others are not. */
  readonly accessory: HTMLElement;
  readonly field: FormField;
  /** Handlers for `changed`, shared by both tags. */
  readonly changed: Record<string, () => void>;
  attached(): void;
  confirm(): void;
}

export interface TextFieldOptions {
  /** Drops what the phone's keyboard of that type could not have typed. */
  filter?(text: string): string;
  /** The keyboard that the phone would show. */
  kind(): string;
  /** After the text or its box changed. */
  resized?(): void;
  blurDetail?(): Record<string, unknown>;
}

function createPlaceholder(it: BuiltinContext<TagSpec>, data: FieldData, base: string) {
  const element = it.document.createElement('div');
  const show = (text: string) => {
    element.style.display = text ? 'none' : '';
  };
  const look = () => {
    element.className = `${base} ${it.scopedClass(data.placeholderClass)}`;
    element.setAttribute('style', data.placeholderStyle);
    element.textContent = data.placeholder;
  };
  return { element, show, look };
}

type Placeholder = ReturnType<typeof createPlaceholder>;

/** One field at work: what its listeners and property handlers share. */
class Field {
  readonly it: BuiltinContext<TagSpec>;
  readonly data: FieldData;
  readonly control: Control;
  readonly options: TextFieldOptions;
  readonly placeholder: Placeholder;
  readonly accessory: HTMLElement;
  readonly #keyboard: KeyboardField;
  initial: string | undefined;
  #keyCode = 0;

  constructor(it: BuiltinContext<TagSpec>, control: Control, options: TextFieldOptions) {
    this.it = it;
    this.data = it.data as unknown as FieldData;
    this.control = control;
    this.options = options;
    this.placeholder = createPlaceholder(it, this.data, `${control.localName}-placeholder`);
    this.accessory = it.document.createElement('div');
    this.accessory.className = 'wx-keyboard-accessories';
    it.node.append(this.placeholder.element, control, this.accessory);
    this.#keyboard = keyboardField(this, (text) => {
      this.#keyCode = text.charCodeAt(0);
    });
    it.cleanup(() => it.hooks.keyboard.leave(this.#keyboard, null));
    this.#listenToTyping();
    this.#listenToFocus();
  }

  refresh(): void {
    this.placeholder.show(this.control.value);
    this.options.resized?.();
  }

  setText(text: string): void {
    if (this.control.value !== text) this.control.value = text;
    this.refresh();
  }

  select(): void {
    const { selectionStart: start, selectionEnd: end, cursor } = this.data;
    if (start >= 0 && end >= 0) this.control.setSelectionRange(start, end);
    else if (cursor >= 0) this.control.setSelectionRange(cursor, cursor);
  }

  confirm(): void {
    this.it.emit('confirm', { value: this.control.value });
    if (!this.data.confirmHold) this.control.blur();
  }

  #limit(text: string): string {
    const allowed = this.options.filter ? this.options.filter(text) : text;
    return this.data.maxlength >= 0 ? allowed.slice(0, this.data.maxlength) : allowed;
  }

  /** After the user typed: limits, tells `input`, and takes the text its handler may return. */
  #typed(): void {
    const { control, it } = this;
    const caret = control.selectionStart ?? control.value.length;
    const allowed = this.#limit(control.value);
    if (allowed !== control.value) {
      control.value = allowed;
      control.setSelectionRange(Math.min(caret, allowed.length), Math.min(caret, allowed.length));
    }
    this.refresh();
    it.write('value', control.value);
    const cursor = control.selectionStart ?? control.value.length;
    it.ask('input', { value: control.value, cursor, keyCode: this.#keyCode }, (answer) =>
      this.#replace(answer),
    );
  }

  #replace(answer: unknown): void {
    const given =
      typeof answer === 'object' ? (answer as { value?: unknown; cursor?: number }) : { value: answer };
    if (this.control.localName === 'textarea' || typeof given.value !== 'string') return;
    this.setText(given.value);
    this.it.write('value', given.value);
    if (typeof given.cursor === 'number') this.control.setSelectionRange(given.cursor, given.cursor);
  }

  #listenToTyping(): void {
    const { it, control } = this;
    let isComposing = false;
    it.listen<InputEvent>(control, 'input', (event) => {
      isComposing = event.isComposing;
      this.refresh();
      if (!isComposing) this.#typed();
    });
    it.listen(control, 'compositionend', () => {
      if (isComposing) this.#typed();
      isComposing = false;
    });
    for (const phase of ['start', 'update', 'end']) {
      it.listen<CompositionEvent>(control, `composition${phase}`, ({ data }) =>
        it.emit(`keyboardcomposition${phase}`, { data }),
      );
    }
    it.listen<KeyboardEvent>(control, 'keydown', (event) => {
      this.#keyCode = event.key.length === 1 ? event.key.charCodeAt(0) : event.keyCode;
    });
    it.listen(control, 'change', () => it.emit('change', { value: control.value }));
    it.listen(control, 'select', () => {
      const { selectionStart, selectionEnd } = control;
      it.emit('selectionchange', { selectionStart, selectionEnd });
    });
  }

  #listenToFocus(): void {
    const { it, control } = this;
    it.listen(control, 'focus', () => {
      const height = it.hooks.keyboard.show(this.#keyboard);
      it.write('focus', true);
      it.emit('focus', { value: control.value, height });
    });
    it.listen<FocusEvent>(control, 'blur', ({ relatedTarget }) => {
      it.hooks.keyboard.leave(this.#keyboard, relatedTarget);
      it.write('focus', false);
      const cursor = control.selectionStart ?? 0;
      it.emit('blur', { value: control.value, cursor, ...this.options.blurDetail?.() });
    });
  }
}

/** The field as the phone's keyboard sees it. `pressed`: a drawn key is about to type. */
function keyboardField(field: Field, pressed: (text: string) => void): KeyboardField {
  const { it, data, control, options, accessory } = field;
  const isArea = control.localName === 'textarea';
  const breaksLines = () => isArea && data.confirmType === 'return';
  const type = (text: string) => {
    pressed(text);
    it.document.execCommand('insertText', false, text);
  };
  return {
    control,
    kind: options.kind,
    confirmType: () => data.confirmType,
    cursorSpacing: () => data.cursorSpacing,
    adjustsPosition: () => data.adjustPosition,
    holdsKeyboard: () => data.holdKeyboard,
    alignsToBottom: () => data.adjustKeyboardTo === 'bottom',
    hasConfirmBar: () => data.showConfirmBar === true && !accessory.hasChildNodes(),
    type,
    erase: () => void it.document.execCommand('delete'),
    confirm: () => (breaksLines() ? type('\n') : field.confirm()),
    heightChanged(height, duration) {
      accessory.classList.toggle('raised', height > 0);
      it.emit('keyboardheightchange', { height, duration });
      it.worklet('onkeyboardheightchange')?.({ type: 'keyboardheightchange', detail: { height, duration } });
    },
    edgeMoved(bottom) {
      accessory.style.bottom = `${bottom}px`;
    },
  };
}

function changedHandlers(field: Field): Record<string, () => void> {
  const { it, data, control } = field;
  const look = () => field.placeholder.look();
  const select = () => field.select();
  const cut = () => field.setText(data.maxlength >= 0 ? data.value.slice(0, data.maxlength) : data.value);
  return {
    value: cut,
    // The two come in any order: a limit may make room again for what the default one cut off.
    maxlength: cut,
    placeholder: look,
    placeholderStyle: look,
    placeholderClass: look,
    disabled() {
      control.disabled = data.disabled;
    },
    focus() {
      if (!it.node.isConnected) return;
      if (data.focus) control.focus();
      else control.blur();
    },
    confirmType() {
      control.enterKeyHint = data.confirmType === 'return' ? 'enter' : data.confirmType;
    },
    selectionStart: select,
    selectionEnd: select,
    cursor: select,
  };
}

/** Wires a text control to the tag's properties and events. */
export function createTextField(
  it: BuiltinContext<TagSpec>,
  control: Control,
  options: TextFieldOptions,
): TextField {
  const field = new Field(it, control, options);
  return {
    control,
    accessory: field.accessory,
    confirm: () => field.confirm(),
    field: {
      name: () => field.data.name,
      value: () => control.value,
      reset() {
        field.setText(field.initial ?? '');
        it.write('value', control.value);
      },
    },
    changed: changedHandlers(field),
    attached() {
      field.initial ??= field.data.value;
      field.placeholder.look();
      field.refresh();
      field.select();
      // The page's frame has to be shown before something in it can be focused.
      if (field.data.focus || field.data.autoFocus) it.window.requestAnimationFrame(() => control.focus());
    },
  };
}
