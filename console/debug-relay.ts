import type { IdeToRelay, PhoneToRelay, RelayToIde, RelayToPhone } from '../contract/relay.ts';

/** What carries one end: a WebSocket, as far as it is needed here. */
export interface RelayEnd {
  send(text: string): void;
  close(): void;
}

interface Room {
  /** Phones by their id. */
  phones: Map<string, { end: RelayEnd; name: string }>;
  ide: RelayEnd | undefined;
}

/**
 * Carries debug messages between the phones of a preview and its maker's IDE, and never between phones. It keeps
 * nothing; both ends must have come to the same instance of the console.
 */
export class DebugRelay {
  readonly #rooms = new Map<string, Room>();

  /** `name` is what the person reads in the list of targets. */
  joinPhone(previewId: string, phone: string, name: string, end: RelayEnd): Joined {
    const room = this.#room(previewId);
    room.phones.get(phone)?.end.close();
    const here = { end, name };
    room.phones.set(phone, here);
    if (room.ide) tell<RelayToPhone>(end, { type: 'asked' });
    return {
      hear: (text) => {
        const said = read<PhoneToRelay>(text);
        if (!room.ide || room.phones.get(phone) !== here) return;
        if (said?.type === 'started') tell<RelayToIde>(room.ide, { type: 'started', phone, name });
        else if (said?.type === 'debug')
          tell<RelayToIde>(room.ide, { type: 'debug', phone, message: said.message });
      },
      leave: () => {
        if (room.phones.get(phone) !== here) return;
        room.phones.delete(phone);
        if (room.ide) tell<RelayToIde>(room.ide, { type: 'gone', phone });
        this.#forget(previewId, room);
      },
    };
  }

  /** The newest window of the maker; an earlier one is let go. */
  joinIde(previewId: string, end: RelayEnd): Joined {
    const room = this.#room(previewId);
    room.ide?.close();
    room.ide = end;
    const askAll = () => {
      for (const phone of room.phones.values()) tell<RelayToPhone>(phone.end, { type: 'asked' });
    };
    askAll();
    return {
      hear: (text) => {
        const said = read<IdeToRelay>(text);
        if (room.ide !== end) return;
        if (said?.type === 'hello') askAll();
        else if (said?.type === 'debug') {
          const phone = room.phones.get(said.phone);
          if (phone) tell<RelayToPhone>(phone.end, { type: 'debug', message: said.message });
        }
      },
      leave: () => {
        if (room.ide !== end) return;
        room.ide = undefined;
        this.#forget(previewId, room);
      },
    };
  }

  #room(previewId: string): Room {
    const room = this.#rooms.get(previewId) ?? { phones: new Map(), ide: undefined };
    this.#rooms.set(previewId, room);
    return room;
  }

  #forget(previewId: string, room: Room): void {
    if (room.ide === undefined && room.phones.size === 0) this.#rooms.delete(previewId);
  }
}

export interface Joined {
  hear(text: string): void;
  leave(): void;
}

function tell<Message>(end: RelayEnd, message: Message): void {
  end.send(JSON.stringify(message));
}

/** What is no envelope is not carried. */
function read<Message extends { type: string }>(text: string): Message | undefined {
  try {
    const value = JSON.parse(text) as Message | null;
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
