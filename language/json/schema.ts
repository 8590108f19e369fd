import type { Language, Text } from '../../contract/text.ts';

/** A JSON schema as we write it: descriptions in both languages, turned into one of them by `schemaIn`. */
export interface Schema {
  type?: 'string' | 'number' | 'boolean' | 'object' | 'array' | ('string' | 'boolean' | 'object' | 'array')[];
  doc?: Text;
  values?: readonly string[];
  pattern?: string;
  properties?: Record<string, Schema>;
  /** Schema of members that are not named; unknown names are remarked where it is false. */
  others?: Schema | false;
  items?: Schema;
  required?: readonly string[];
  minItems?: number;
  maxItems?: number;
  unique?: boolean;
  fallback?: unknown;
  deprecated?: Text;
}

export interface JsonSchema {
  [key: string]: unknown;
}

export const doc = (en: string, zh: string): Text => ({ en, zh });
export const text = (en: string, zh: string, more: Schema = {}): Schema => ({
  type: 'string',
  doc: { en, zh },
  ...more,
});
export const flag = (en: string, zh: string, more: Schema = {}): Schema => ({
  type: 'boolean',
  doc: { en, zh },
  ...more,
});
export const count = (en: string, zh: string, more: Schema = {}): Schema => ({
  type: 'number',
  doc: { en, zh },
  ...more,
});
export const choice = (values: readonly string[], en: string, zh: string): Schema => ({
  type: 'string',
  values,
  doc: { en, zh },
});
export const list = (items: Schema, en: string, zh: string, more: Schema = {}): Schema => ({
  type: 'array',
  items,
  doc: { en, zh },
  ...more,
});
export const group = (
  properties: Record<string, Schema>,
  en: string,
  zh: string,
  more: Schema = {},
): Schema => ({ type: 'object', properties, doc: { en, zh }, ...more });
/** `#rrggbb`, a name, or a theme variable such as `@background`. */
export const colour = (en: string, zh: string): Schema => text(en, zh, {});

export function schemaIn(schema: Schema, locale: Language): JsonSchema {
  const inner = (next: Schema) => schemaIn(next, locale);
  return {
    ...(schema.type ? { type: schema.type } : {}),
    ...(schema.doc ? { markdownDescription: schema.doc[locale] } : {}),
    ...(schema.values ? { enum: schema.values } : {}),
    ...(schema.pattern ? { pattern: schema.pattern } : {}),
    ...(schema.required ? { required: schema.required } : {}),
    ...(schema.fallback === undefined ? {} : { default: schema.fallback }),
    ...(schema.minItems === undefined ? {} : { minItems: schema.minItems }),
    ...(schema.maxItems === undefined ? {} : { maxItems: schema.maxItems }),
    ...(schema.unique ? { uniqueItems: true } : {}),
    ...(schema.deprecated ? { deprecationMessage: schema.deprecated[locale] } : {}),
    ...(schema.items ? { items: inner(schema.items) } : {}),
    ...(schema.properties
      ? {
          properties: Object.fromEntries(
            Object.entries(schema.properties).map(([name, property]) => [name, inner(property)]),
          ),
        }
      : {}),
    ...(schema.others === undefined
      ? {}
      : { additionalProperties: schema.others === false ? false : inner(schema.others) }),
  };
}
