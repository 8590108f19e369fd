import type { editor } from 'monaco-editor/editor';

/** Why a document and its file disagree in a way only a person can settle. */
export type Trouble = 'changed' | 'deleted' | 'replaced' | undefined;

/** An open text file: Monaco's model and what is known of the file on disk. */
export interface TextDocument {
  path: string;
  model: editor.ITextModel;
  /** Of the disk's content that the text was made from; null where no file is there. */
  version: string | null;
  /** Monaco's alternative version at the last save or load: equal means not dirty. -1 for restored text. */
  savedId: number;
  encoding: string;
  bom: boolean;
  readOnly: boolean;
  trouble: Trouble;
  /** The write that is on its way. */
  saving?: Promise<boolean> | undefined;
  isLarge: boolean;
  /** Opened in this encoding because a person said so. */
  forcedEncoding?: string;
}

export const isDirty = (document: TextDocument) =>
  document.model.getAlternativeVersionId() !== document.savedId;

/** What views and tabs show; a new object whenever something changed. */
export interface DocumentState {
  dirty: boolean;
  trouble: Trouble;
  readOnly: boolean;
  isLarge: boolean;
  encoding: string;
  bom: boolean;
}

export const stateOf = (document: TextDocument): DocumentState => ({
  dirty: isDirty(document),
  trouble: document.trouble,
  readOnly: document.readOnly,
  isLarge: document.isLarge,
  encoding: document.encoding,
  bom: document.bom,
});

/** Above these Monaco's colouring and the services behind it cost more than they give. */
export const largeBytes = 2 * 1024 * 1024;
export const longLine = 100_000;

export function isLargeText(text: string): boolean {
  if (text.length > largeBytes) return true;
  let start = 0;
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', start)) {
    if (end - start > longLine) return true;
    start = end + 1;
  }
  return text.length - start > longLine;
}
