import type { Text } from '../../../contract/text.ts';
import type { Span } from '../../wxml/parse.ts';

/** Something to be said about a template. */
export interface MarkupDiagnostic {
  code: string;
  span: Span;
  severity: 'error' | 'warning' | 'info' | 'hint';
  message: Text;
  data?: FixData;
}

/** What a fix needs. */
export interface FixData {
  /** A tag to register. */
  tag?: string;
  /** What was most likely meant: written over the place. */
  replace?: string;
  /** A name that the script does not have. */
  missing?: string;
  /** Written at an offset. */
  insert?: string;
  insertAt?: number;
}

export const replacing = (name: string | undefined): { data?: FixData } =>
  name === undefined ? {} : { data: { replace: name } };

export const changeTo = (name: string): Text => ({ en: `Change to “${name}”`, zh: `改为“${name}”` });
