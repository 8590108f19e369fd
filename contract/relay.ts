import type { DebugNews, DebugRequest } from './debug/wire.ts';

// The debug channel of programs on phones, carried by the console between a phone's page and the IDE of the preview's
// maker. Each phone's channel is a thing of its own; the console reads nothing but the envelope.

/** A phone's page tells: its program has started anew, with a fresh channel; or what its agent says. */
export type PhoneToRelay = { type: 'started' } | { type: 'debug'; message: DebugNews };
/** `asked`: somebody has come to look; start the channel anew. */
export type RelayToPhone = { type: 'asked' } | { type: 'debug'; message: DebugRequest };

/** `hello`: whoever is there, say so again. */
export type IdeToRelay = { type: 'hello' } | { type: 'debug'; phone: string; message: DebugRequest };
export type RelayToIde =
  | { type: 'started'; phone: string; name: string }
  | { type: 'debug'; phone: string; message: DebugNews }
  | { type: 'gone'; phone: string };
