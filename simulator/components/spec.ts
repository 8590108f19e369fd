import type { Text } from '../../contract/text.ts';

// What a tag's props.ts holds: plain data with no imports but these types and shared-props.ts, so that the runtime, completion
// and the support table read one and the same table.

export type PropType = 'string' | 'number' | 'boolean' | 'array' | 'object' | 'any';

/** type, default, what it does in English and 简体中文, and the documented values where they are a closed list. */
export type PropRow = readonly [
  type: PropType,
  fallback: unknown,
  en: string,
  zh: string,
  values?: readonly string[],
];

/** When it fires, in English and 简体中文, and the shape of `event.detail`. */
export type EventRow = readonly [en: string, zh: string, detail?: string];

/** real: acts as documented. simulated: acts as documented on local data. placeholder: drawn and labelled only. */
export type Support = 'real' | 'simulated' | 'placeholder';

export interface TagSpec {
  readonly tag: string;
  /** First base library version that had the tag. */
  readonly since: string;
  readonly support: Support;
  readonly doc: readonly [en: string, zh: string];
  /** Keyed by the attribute as documented, such as `hover-class`. */
  readonly props: Readonly<Record<string, PropRow>>;
  readonly events: Readonly<Record<string, EventRow>>;
  /** Attributes that are accepted and change nothing in the simulator: there is nothing there for them to act on. */
  readonly idle?: readonly string[];
  /** What differs from a phone, where something does. */
  readonly limits?: readonly [en: string, zh: string];
}

export interface PropInfo {
  type: PropType;
  default: unknown;
  doc: Text;
  values?: readonly string[];
}

export interface EventInfo {
  doc: Text;
  /** The shape of `event.detail` in TypeScript's notation, where documented. */
  detail?: string;
}

/** A tag as completion, hover and the support table show it. */
export interface TagInfo {
  tag: string;
  since: string;
  support: Support;
  doc: Text;
  limits?: Text;
  props: Record<string, PropInfo>;
  events: Record<string, EventInfo>;
}

export type Camel<S extends string> = S extends `${infer A}-${infer B}` ? `${A}${Capitalize<Camel<B>>}` : S;

interface PropValue {
  string: string;
  number: number;
  boolean: boolean;
  array: readonly unknown[];
  object: Readonly<Record<string, unknown>> | null;
  any: unknown;
}

/** The values a behaviour sees: by camelCase name, already turned into their declared type. */
export type DataOf<S extends TagSpec> = {
  readonly [K in keyof S['props'] & string as Camel<K>]: PropValue[S['props'][K][0]];
};
