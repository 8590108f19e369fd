import { ORPCError, ValidationError } from '@orpc/server';
import type { Logger } from 'pino';
import { AppError } from '../contract/errors.ts';
import { refuse, sentenceOf, statusOf } from './domain/refusals.ts';

/** Whatever went wrong becomes one refusal with a stated code; only bugs are logged with their stack. */
export function refusalOf(error: unknown, log: Logger, requestId: string): AppError {
  if (error instanceof AppError) {
    if (statusOf(error.code) >= 500)
      log.error({ requestId, code: error.code, cause: error.cause }, error.message);
    return error;
  }
  if (error instanceof ORPCError) return refusalOfOrpc(error, log, requestId);
  const known = refusalOfDatabase(error) ?? refusalOfFastify(error);
  if (known) return known;
  log.error({ requestId, error }, 'a bug');
  return refuse('INTERNAL', { requestId });
}

function refusalOfOrpc(error: ORPCError<string, unknown>, log: Logger, requestId: string): AppError {
  if (error.cause instanceof AppError) return error.cause;
  if (error.cause instanceof ValidationError && error.code === 'BAD_REQUEST') {
    const issues = error.cause.issues.map((issue) => ({
      path: (issue.path ?? []).map((step) => (typeof step === 'object' ? step.key : step)).join('.'),
      message: issue.message,
    }));
    const first = issues[0];
    return refuse('INPUT_INVALID', {
      first: first ? `${first.path || 'body'}: ${first.message}` : '?',
      issues,
    });
  }
  if (error.code === 'BAD_REQUEST') return refuse('BODY_MALFORMED');
  if (error.code === 'METHOD_NOT_SUPPORTED') return refuse('NO_SUCH_ENDPOINT');
  log.error({ requestId, error, issues: (error.cause as ValidationError | undefined)?.issues }, 'a bug');
  return refuse('INTERNAL', { requestId });
}

/** SQLite's and PostgreSQL's own words for "taken", "busy" and "full". */
function refusalOfDatabase(error: unknown): AppError | null {
  const { code, detail, message } = error as { code?: unknown; detail?: string; message?: string };
  // The driver's own sentence, without a code, for a server that went away.
  if (/^(Connection terminated|timeout exceeded when trying to connect)/.test(message ?? ''))
    return refuse('DATABASE_BUSY', {}, error);
  if (typeof code !== 'string') return null;
  if (
    code === '23505' ||
    code.startsWith('SQLITE_CONSTRAINT_UNIQUE') ||
    code === 'SQLITE_CONSTRAINT_PRIMARYKEY'
  )
    return refuse('ALREADY_EXISTS', { value: takenOf(detail ?? message ?? '') }, error);
  if (code === 'SQLITE_FULL' || code === '53100' || code === 'ENOSPC') return refuse('DISK_FULL', {}, error);
  if (/^(SQLITE_(BUSY|IOERR|LOCKED)|57P0|53[23]00|08|40001|40P01|ECONN)/.test(code))
    return refuse('DATABASE_BUSY', {}, error);
  return null;
}

/** `UNIQUE constraint failed: teams.workspaceId, teams.name` or `Key ("workspaceId", name)=(ws-1, A) already exists.` */
function takenOf(words: string): string {
  const value = /=\([^,]+, (.*)\)/.exec(words)?.[1];
  return value ?? /\.(\w+)$/.exec(words)?.[1] ?? 'This';
}

function refusalOfFastify(error: unknown): AppError | null {
  switch ((error as { code?: unknown }).code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return refuse('BODY_TOO_LARGE');
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return refuse('BODY_TYPE');
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return refuse('BODY_MALFORMED');
    default:
      return null;
  }
}

export interface ErrorBody {
  code: string;
  message: string;
  data: Readonly<Record<string, unknown>>;
}

/** The one error shape, in the language the caller asked for. */
export function bodyOf(error: AppError, language: 'en' | 'zh'): ErrorBody {
  const message = language === 'zh' ? sentenceOf(error.code, error.data, 'zh') : error.message;
  return { code: error.code, message, data: error.data };
}

export function toOrpc(error: AppError, language: 'en' | 'zh'): ORPCError<string, unknown> {
  const { code, message, data } = bodyOf(error, language);
  return new ORPCError(code, { status: statusOf(code), message, data, cause: error });
}
