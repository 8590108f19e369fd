// Message ports between Node and a page. Values travel as JSON, bytes as base64: what our wire sends, no more.
import { EventEmitter } from 'node:events';

export function encode(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify({ text: value });
  const bytes = value instanceof ArrayBuffer ? new Uint8Array(value) : value;
  if (bytes instanceof Uint8Array) return JSON.stringify({ bytes: Buffer.from(bytes).toString('base64') });
  throw new Error('electron-double: a port carries text and bytes only');
}

export function decode(text: string): unknown {
  const value = JSON.parse(text) as { text?: string; bytes?: string };
  return value.bytes === undefined ? value.text : new Uint8Array(Buffer.from(value.bytes, 'base64'));
}

/** One end of a channel in the main process. Messages wait until `start()`, as Electron's do. */
export class MessagePortMain extends EventEmitter {
  /** Where messages go: the other end here, or a page once that end was sent there. */
  deliver: (value: unknown) => void = () => {};
  closeOther: () => void = () => {};
  private waiting: unknown[] | undefined = [];

  start(): void {
    const waiting = this.waiting ?? [];
    this.waiting = undefined;
    for (const value of waiting) this.emit('message', { data: value, ports: [] });
  }

  postMessage(value: unknown): void {
    this.deliver(value);
  }

  /** A message arrived for this end. */
  receive(value: unknown): void {
    if (this.waiting) this.waiting.push(value);
    else this.emit('message', { data: value, ports: [] });
  }

  /** Gives up this end because it moves into a page; what waits goes along. */
  moveTo(deliver: (value: unknown) => void): void {
    for (const value of this.waiting ?? []) deliver(value);
    this.waiting = undefined;
    this.receive = deliver;
  }

  close(): void {
    this.closeOther();
    this.emit('close');
  }
}

export class MessageChannelMain {
  readonly port1 = new MessagePortMain();
  readonly port2 = new MessagePortMain();

  constructor() {
    this.port1.deliver = (value) => this.port2.receive(value);
    this.port2.deliver = (value) => this.port1.receive(value);
    this.port1.closeOther = () => this.port2.emit('close');
    this.port2.closeOther = () => this.port1.emit('close');
  }
}
