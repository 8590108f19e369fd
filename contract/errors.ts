/**
 * A refusal: something a person or a client asked for and will not get, with the reason.
 * Over a wire go code, message and data; stack and cause stay in the log.
 * Mistakes in a user's program are not errors but `Diagnostic` values.
 */
export class AppError extends Error {
  readonly code: string;
  readonly data: Readonly<Record<string, unknown>>;

  constructor(code: string, message: string, data: Readonly<Record<string, unknown>> = {}, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'AppError';
    this.code = code;
    this.data = data;
  }
}

export interface ErrorShape {
  code: string;
  message: string;
  data: Readonly<Record<string, unknown>>;
}

/** What may leave the process: bugs become "internal error", refusals keep their words. */
export function toErrorShape(error: unknown): ErrorShape {
  if (error instanceof AppError) return { code: error.code, message: error.message, data: error.data };
  return { code: 'INTERNAL', message: 'Internal error. The details are in the log.', data: {} };
}
