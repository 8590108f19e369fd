import type { Language } from '../../../contract/text.ts';
import type { KeyboardField } from '../../components/define.ts';
import type { DeviceState } from '../device-state.ts';
import { caretBottom } from './caret.ts';
import { drawKeyboard, type Look, type Pressed } from './draw-keyboard.ts';
import { firstBoard, type Board, type Key } from './layouts.ts';
import { heightOf, measuresOf } from './measures.ts';

/** The phone's keyboard: rises when a field is focused, types into it, and says how high it is. */
export interface Keyboard {
  /** A field has the focus. Returns the keyboard's height. */
  show(field: KeyboardField): number;
  /** The field lost the focus, to `next` where that is known. */
  leave(field: KeyboardField, next: EventTarget | null): void;
  /** Another page is on top: a field of the one before has no keyboard. */
  pageShown(document: Document | undefined): void;
  dispose(): void;
}

export interface KeyboardPlace {
  /** The phone's screen, and the part of it that holds the pages. */
  screen: HTMLElement;
  pages: HTMLElement;
  device: DeviceState;
  /** What the bar above the keys offers to a field of type nickname. */
  nickname(): string;
  /** The height changed: for wx.onKeyboardHeightChange. */
  changed(height: number): void;
}

const FIELDS = 'wx-input, wx-textarea, wx-editor';
const DURATION = 0.25;

/** The drawn keyboard of a simulated phone. */
export function createDrawnKeyboard(place: KeyboardPlace): Keyboard {
  return new DrawnKeyboard(place);
}

class DrawnKeyboard implements Keyboard {
  readonly #place: KeyboardPlace;
  readonly #element: HTMLElement;
  readonly #forget: () => void;
  #field: KeyboardField | undefined;
  #board: Board = 'letters';
  #isUpper = false;
  #language: Language | undefined;
  #height = 0;
  #listening: AbortController | undefined;
  #pushed: HTMLElement | undefined;

  constructor(place: KeyboardPlace) {
    this.#place = place;
    this.#element = place.screen.ownerDocument.createElement('div');
    this.#element.className = 'keyboard lowered';
    this.#element.setAttribute('role', 'group');
    // A press on a key must not take the focus from the field.
    this.#element.addEventListener('mousedown', (event) => event.preventDefault());
    place.screen.append(this.#element);
    this.#forget = place.device.onChange(() => this.#redraw());
  }

  show(field: KeyboardField): number {
    this.#listening?.abort();
    if (this.#pushed !== frameOf(field)) this.#push(0);
    this.#field = field;
    this.#board = firstBoard(field.kind());
    this.#isUpper = false;
    this.#listen(field);
    this.#draw();
    this.#element.classList.remove('lowered');
    this.#tell(field);
    this.#makeRoom();
    return this.#height;
  }

  leave(field: KeyboardField, next: EventTarget | null): void {
    if (this.#field !== field) return;
    // An element of another document is no instance of our Element.
    if ((next as Partial<Element> | null)?.closest?.(FIELDS)) return;
    this.#field = undefined;
    this.#listening?.abort();
    this.#element.classList.add('lowered');
    this.#push(0);
    this.#height = 0;
    field.heightChanged(0, DURATION);
    this.#place.changed(0);
  }

  pageShown(document: Document | undefined): void {
    const control = this.#field?.control;
    if (control && control.ownerDocument !== document) control.blur();
  }

  dispose(): void {
    this.#listening?.abort();
    this.#forget();
    this.#element.remove();
  }

  /** Typing may move the caret to another line; a press beside the field keeps the keyboard where it is to be held. */
  #listen(field: KeyboardField): void {
    const { signal } = (this.#listening = new AbortController());
    const { control } = field;
    control.addEventListener('input', () => this.#makeRoom(), { signal });
    control.ownerDocument.addEventListener(
      'mousedown',
      (event) => {
        if (!(event.target as Element).closest?.(FIELDS) && field.holdsKeyboard()) event.preventDefault();
      },
      { signal },
    );
  }

  #look(field: KeyboardField): Look {
    const { model, settings } = this.#place.device;
    const { landscape } = settings;
    return {
      board: this.#board,
      kind: field.kind(),
      confirmType: field.confirmType(),
      platform: model.platform,
      language: this.#language ?? settings.language,
      isUpper: this.#isUpper,
      measures: measuresOf(model, landscape, this.#board, field.hasConfirmBar()),
      suggestion: field.kind() === 'nickname' ? this.#place.nickname() : '',
    };
  }

  #draw(): void {
    const field = this.#field;
    if (field) drawKeyboard(this.#element, this.#look(field), this.#pressed(field));
  }

  /** The device changed under an open keyboard. */
  #redraw(): void {
    const field = this.#field;
    if (!field) return;
    this.#draw();
    this.#tell(field);
    this.#makeRoom();
  }

  #tell(field: KeyboardField): void {
    const height = heightOf(this.#look(field).measures);
    field.heightChanged(height, DURATION);
    if (height === this.#height) return;
    this.#height = height;
    this.#place.changed(height);
  }

  #pressed(field: KeyboardField): Pressed {
    return {
      key: (key) => this.#press(field, key),
      suggestion: () => field.type(this.#place.nickname()),
      confirmBar: () => field.control.blur(),
      hide: () => field.control.blur(),
      globe: () => {
        const { language } = this.#look(field);
        this.#language = language === 'zh' ? 'en' : 'zh';
        this.#draw();
      },
    };
  }

  #press(field: KeyboardField, { act, text = ' ' }: Key): void {
    if (act === 'text' || act === 'space') field.type(this.#isUpper ? text.toUpperCase() : text);
    else if (act === 'erase') field.erase();
    else if (act === 'confirm') field.confirm();
    else if (act === 'shift') this.#isUpper = !this.#isUpper;
    else if (act !== 'blank') this.#board = act;
    // A capital is for one letter, as on a phone.
    if (act === 'text') this.#isUpper = false;
    if (this.#field === field) this.#draw();
  }

  /** Pushes the page up so far that the caret stays above the keyboard by cursor-spacing. */
  #makeRoom(): void {
    const field = this.#field;
    if (!field) return;
    const pages = this.#place.pages.getBoundingClientRect();
    const edge = this.#place.screen.getBoundingClientRect().bottom - this.#height;
    const line = field.alignsToBottom?.()
      ? field.control.getBoundingClientRect().bottom
      : caretBottom(field.control);
    const bottom = pages.top + line;
    const spacing = Math.max(0, Math.min(field.cursorSpacing(), pages.bottom - bottom));
    const distance = field.adjustsPosition() ? Math.max(0, Math.ceil(bottom + spacing - edge)) : 0;
    this.#pushed ??= frameOf(field);
    this.#push(distance);
    field.edgeMoved?.(Math.max(0, pages.bottom - edge - distance));
  }

  #push(distance: number): void {
    const page = this.#pushed;
    if (!page) return;
    page.style.transition = `translate ${DURATION}s ease-out`;
    page.style.translate = distance ? `0 ${-distance}px` : '';
    if (!distance) this.#pushed = undefined;
  }
}

const frameOf = ({ control }: KeyboardField): HTMLElement | undefined =>
  (control.ownerDocument.defaultView?.frameElement as HTMLElement | null) ?? undefined;
