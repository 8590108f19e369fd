import { AppError } from '../../contract/errors.ts';
import { phoneRefusals, type Refusal } from './phone-refusals.ts';

/**
 * Every reason why the console says no, with the HTTP status and the sentence in both languages. `{name}` is filled from
 * the refusal's data. The reference page prints this table; a test proves that each code is used.
 */
export const refusals = {
  ...phoneRefusals,
  NOT_SIGNED_IN: { status: 401, en: 'Sign in first.', zh: '请先登录。' },
  SESSION_EXPIRED: {
    status: 401,
    en: 'The session has ended. Sign in again.',
    zh: '会话已结束，请重新登录。',
  },
  KEY_INVALID: { status: 401, en: 'This key is unknown or revoked.', zh: '此密钥不存在或已吊销。' },
  SIGN_IN_FAILED: {
    status: 401,
    en: 'Workspace, account or password is wrong.',
    zh: '工作空间、账号或密码错误。',
  },
  TOTP_REQUIRED: {
    status: 401,
    en: 'Enter the six digits of your authenticator.',
    zh: '请输入身份验证器的六位数字。',
  },
  TOTP_WRONG: {
    status: 401,
    en: 'These six digits are not right (any more).',
    zh: '六位数字不正确或已过期。',
  },
  REAUTHENTICATE: {
    status: 401,
    en: 'Enter your password again: this session is too old for that.',
    zh: '会话时间过长，请重新输入密码。',
  },
  CSRF: {
    status: 403,
    en: 'The request does not carry the token of its session. Reload the page.',
    zh: '请求缺少会话令牌，请刷新页面。',
  },
  FORBIDDEN: {
    status: 403,
    en: 'Your role does not allow this: it takes {need}.',
    zh: '您的角色无权执行此操作：需要 {need}。',
  },
  MEMBER_BLOCKED: {
    status: 403,
    en: 'You have been blocked in this workspace. Ask its administrator.',
    zh: '您在此工作空间已被停用，请联系管理员。',
  },
  KEY_NOT_ALLOWED: {
    status: 403,
    en: 'A key cannot do this: sign in as a member.',
    zh: '密钥无权执行此操作，请以成员身份登录。',
  },
  METRICS_CLOSED: {
    status: 403,
    en: 'Metrics are for this machine, or for whoever shows TESSERA_METRICS_TOKEN as bearer token.',
    zh: '指标仅限本机读取，或以 TESSERA_METRICS_TOKEN 作为 Bearer 令牌读取。',
  },
  NOT_FOUND: { status: 404, en: 'There is no such thing: {id}.', zh: '不存在：{id}。' },
  NO_SUCH_ENDPOINT: {
    status: 404,
    en: 'There is no such endpoint. See /docs.',
    zh: '没有这个接口，请查看 /docs。',
  },
  INPUT_INVALID: {
    status: 400,
    en: 'The request is not as described: {first}.',
    zh: '请求内容不符合要求：{first}。',
  },
  BODY_MALFORMED: { status: 400, en: 'The body is not valid JSON.', zh: '请求体不是有效的 JSON。' },
  BODY_TOO_LARGE: { status: 413, en: 'The body is larger than this endpoint takes.', zh: '请求体过大。' },
  BODY_TYPE: {
    status: 415,
    en: 'Send JSON (content-type: application/json).',
    zh: '请发送 JSON（content-type: application/json）。',
  },
  REVISION_REQUIRED: {
    status: 428,
    en: 'Say which revision you edit: `revision` or the If-Match header.',
    zh: '请提供所编辑的版本号：`revision` 或 If-Match 头。',
  },
  EDIT_CONFLICT: {
    status: 409,
    en: 'Somebody changed it meanwhile. Load it again, then edit.',
    zh: '内容已被他人修改，请重新加载后再编辑。',
  },
  WRONG_STATE: {
    status: 409,
    en: 'Not possible while it is "{state}".',
    zh: '当前状态“{state}”下无法执行此操作。',
  },
  ALREADY_EXISTS: { status: 409, en: '"{value}" is taken.', zh: '“{value}”已被使用。' },
  IDEMPOTENCY_REUSED: {
    status: 409,
    en: 'This idempotency key was used for another request.',
    zh: '该幂等键已用于其他请求。',
  },
  IDEMPOTENT_ANSWER_GONE: {
    status: 409,
    en: 'Done before with this idempotency key; the answer held a secret and is not kept.',
    zh: '该幂等键已执行过；结果含机密信息，不予保留。',
  },
  TOO_MANY: {
    status: 429,
    en: 'Too many requests. Try again in {seconds} seconds.',
    zh: '请求过于频繁，请在 {seconds} 秒后重试。',
  },
  LOCKED_OUT: {
    status: 429,
    en: 'Too many wrong passwords. Try again in {seconds} seconds.',
    zh: '密码错误次数过多，请在 {seconds} 秒后重试。',
  },
  SETUP_DONE: {
    status: 409,
    en: 'This console is set up already. Sign in.',
    zh: '控制台已完成初始设置，请登录。',
  },
  SETUP_NEEDED: {
    status: 409,
    en: 'This console is not set up yet: create the workspace and its super administrator first.',
    zh: '控制台尚未设置：请先创建工作空间和超级管理员。',
  },
  WORKSPACE_AMBIGUOUS: {
    status: 409,
    en: 'Several workspaces match. Use the name of the workspace.',
    zh: '匹配到多个工作空间，请使用工作空间名称。',
  },
  PASSWORD_WEAK: {
    status: 400,
    en: 'A password has 8 to 128 letters, digits or English symbols.',
    zh: '密码为 8 至 128 位字母、数字或英文符号。',
  },
  SUPER_ADMIN_FIXED: {
    status: 409,
    en: 'The super administrator is one and stays: not deleted, demoted, blocked or doubled.',
    zh: '超级管理员唯一且不可删除、降级、停用或重复设置。',
  },
  ADMIN_OUT_OF_REACH: {
    status: 403,
    en: 'A platform administrator manages neither the super administrator nor other platform administrators.',
    zh: '平台管理员不能管理超级管理员或其他平台管理员。',
  },
  ADMIN_IN_TEAM: {
    status: 409,
    en: 'Super and platform administrators do not join teams: they may act in all of them.',
    zh: '超级管理员和平台管理员不加入团队，他们可操作所有团队。',
  },
  LAST_TEAM_ADMIN: {
    status: 409,
    en: 'A team needs at least one administrator.',
    zh: '团队至少需要一名管理员。',
  },
  TEAM_NOT_EMPTY: {
    status: 409,
    en: 'The team still has mini programs or applications. Move or delete them first.',
    zh: '团队下仍有小程序或应用，请先转移或删除。',
  },
  TEAM_LACKS_ABILITY: {
    status: 403,
    en: 'This team may not manage {ability}. That is set when a team is created.',
    zh: '该团队没有 {ability} 管理权限，该权限在创建团队时设定。',
  },
  LINK_INVALID: {
    status: 404,
    en: 'This link has expired, was revoked or is used up.',
    zh: '链接已过期、已撤销或已用完。',
  },
  TICKET_TAKEN: { status: 409, en: 'Already scanned by another phone.', zh: '二维码已被其他手机扫描。' },
  TICKET_EXPIRED: { status: 410, en: 'The code has expired. Show a new one.', zh: '二维码已过期，请刷新。' },
  TICKET_CANCELLED: { status: 410, en: 'The sign-in was cancelled.', zh: '登录已取消。' },
  TICKET_NOT_CONFIRMED: { status: 409, en: 'The phone has not confirmed yet.', zh: '手机端尚未确认。' },
  NUMBER_WRONG: {
    status: 409,
    en: 'That is not the number the IDE shows. The sign-in was cancelled.',
    zh: '所选数字与 IDE 显示的不一致，登录已取消。',
  },
  FOUR_EYES: {
    status: 403,
    en: 'Nobody decides on their own application.',
    zh: '申请人不能审批自己的申请。',
  },
  NOTE_REQUIRED: { status: 400, en: 'Say why: a note is required.', zh: '请填写原因。' },
  OFF_SHELF: {
    status: 409,
    en: 'The mini program is off the shelf: put it back first.',
    zh: '小程序已下架，请先上架。',
  },
  ROLLBACK_LOCKED: {
    status: 409,
    en: 'Rolled back already: one step only, until the next release.',
    zh: '已回退过一次，发布新版本前不能再次回退。',
  },
  NOTHING_TO_ROLL_BACK: {
    status: 409,
    en: 'There is no earlier released version.',
    zh: '没有可回退的历史版本。',
  },
  VERSION_TAKEN: {
    status: 409,
    en: 'Version {number} exists with other content. Choose another number.',
    zh: '版本号 {number} 已用于其他内容，请更换版本号。',
  },
  TASK_NAME: {
    status: 400,
    en: 'A task name has 1 to 20 characters, not {length}.',
    zh: '任务名称为 1 至 20 个字符，当前为 {length} 个。',
  },
  GRAY_NOT_ELIGIBLE: {
    status: 409,
    en: 'This version cannot be delivered in grayscale: {reason}.',
    zh: '该版本不能灰度发布：{reason}。',
  },
  GRAY_TIMES: { status: 400, en: 'The times do not fit: {reason}.', zh: '时间设置有误：{reason}。' },
  PACKAGE_REFUSED: {
    status: 422,
    en: 'The package is refused: {first}',
    zh: '安装包未通过校验：{first}',
  },
  PROGRAM_DIFFERS: {
    status: 409,
    en: 'The package belongs to {appId}, not to {programId}. Choose the right mini program.',
    zh: '该安装包属于 {appId}，而不是 {programId}，请选择正确的小程序。',
  },
  CHUNK_WRONG: { status: 400, en: 'This part cannot be taken: {reason}.', zh: '无法接收该分片：{reason}。' },
  CHUNK_DAMAGED: {
    status: 422,
    en: 'The file {sha256} arrived damaged. Send it again.',
    zh: '文件 {sha256} 在传输中损坏，请重新发送。',
  },
  BLOBS_MISSING: {
    status: 409,
    en: '{count} files have not arrived yet. Send them, then complete the upload.',
    zh: '还有 {count} 个文件未上传，请上传后再完成。',
  },
  SIGNATURE_KEY_UNKNOWN: {
    status: 403,
    en: 'This session has no signing key. Sign in from the IDE again, or use an upload key.',
    zh: '当前会话没有签名密钥，请在 IDE 中重新登录，或使用上传密钥。',
  },
  SIGNATURE_WRONG: {
    status: 403,
    en: 'The signature does not fit the manifest. Sign in again, then upload again.',
    zh: '签名与清单不符，请重新登录后再次上传。',
  },
  NOT_BOUND: {
    status: 409,
    en: 'The mini program is not bound to this application.',
    zh: '小程序未绑定该应用。',
  },
  SECRET_SHOWN_ONCE: {
    status: 409,
    en: 'The secret was shown once and is not stored. Reset it to get a new one.',
    zh: '密钥仅显示一次且不保存，请重置以获取新密钥。',
  },
  SECRET_FROZEN: { status: 403, en: 'The AppSecret is frozen.', zh: 'AppSecret 已冻结。' },
  TOO_MANY_DEVELOPERS: {
    status: 409,
    en: 'A team like this has at most {limit} developers.',
    zh: '该团队最多 {limit} 名开发者。',
  },
  ADDRESS_NOT_ALLOWED: {
    status: 400,
    en: 'Not an address a webhook may call: {reason}.',
    zh: 'Webhook 地址不被允许：{reason}。',
  },
  MAIL_FAILED: { status: 502, en: 'The letter was not taken: {reason}.', zh: '邮件发送失败：{reason}。' },
  NOT_ONLINE: {
    status: 409,
    en: 'No version is online: there is no offline package.',
    zh: '没有线上版本，无法获取离线包。',
  },
  KEYWORDS_TAKEN: {
    status: 409,
    en: 'A template with these keywords was added already.',
    zh: '已添加过包含相同关键词的模板。',
  },
  TEMPLATE_LIMIT: {
    status: 409,
    en: 'A mini program has at most {limit} service messages.',
    zh: '每个小程序最多 {limit} 条服务消息。',
  },
  TEMPLATES_MIXED: {
    status: 400,
    en: 'One-time and long-term templates cannot be asked for in one call.',
    zh: '一次性订阅与长期订阅模板不能同时使用。',
  },
  TAP_REQUIRED: {
    status: 409,
    en: 'A subscription can only be asked for after a tap of the user.',
    zh: '仅能在用户点击后发起订阅。',
  },
  NOT_SUBSCRIBED: {
    status: 409,
    en: 'The user has no grant left for this template.',
    zh: '用户未订阅该模板或次数已用完。',
  },
  PUSH_QUOTA: {
    status: 429,
    en: 'Five pushes a day for each long-term template and user.',
    zh: '长期订阅模板每位用户每天最多推送五次。',
  },
  PICTURE_INVALID: {
    status: 400,
    en: 'Not a picture as required: {reason}.',
    zh: '图片不符合要求：{reason}。',
  },
  AUDIT_BROKEN: { status: 500, en: 'The audit chain breaks at row {seq}.', zh: '审计链在第 {seq} 行断裂。' },
  DATABASE_UNREADABLE: { status: 500, en: 'Cannot open the database {file}.', zh: '无法打开数据库 {file}。' },
  DATABASE_BUSY: {
    status: 503,
    en: 'The database is busy or full. Nothing was changed; try again.',
    zh: '数据库繁忙或空间不足，未作任何修改，请重试。',
  },
  DATABASE_NEWER: {
    status: 500,
    en: 'This database was written by a newer Tessera. Update first.',
    zh: '数据库由更新版本的 Tessera 写入，请先升级。',
  },
  BLOB_MISSING: {
    status: 500,
    en: 'The stored file {sha256} is missing or damaged. Restore it from a backup.',
    zh: '存储文件 {sha256} 丢失或损坏，请从备份恢复。',
  },
  DISK_FULL: {
    status: 507,
    en: 'No space is left in the store. Nothing was changed.',
    zh: '存储空间不足，未作任何修改。',
  },
  STORE_FAILED: {
    status: 503,
    en: 'The file store does not answer: {reason}. Nothing was changed; try again.',
    zh: '文件存储无响应：{reason}。未作任何修改，请重试。',
  },
  NOTHING_STORED: {
    status: 500,
    en: 'There is no console here yet: look at --data and DATABASE_URL.',
    zh: '此处没有控制台数据：请检查 --data 和 DATABASE_URL。',
  },
  FLAG_MISSING: { status: 400, en: 'Say {flag}.', zh: '请指定 {flag}。' },
  ARCHIVE_DAMAGED: {
    status: 500,
    en: 'The archive {file} cannot be used: {reason}. Take another one.',
    zh: '归档文件 {file} 无法使用：{reason}。请换用其他归档。',
  },
  ARCHIVE_KIND: {
    status: 500,
    en: 'This archive is a "{kind}", not a "{wanted}": use import for a workspace, restore for a backup.',
    zh: '该归档类型为“{kind}”，不是“{wanted}”：工作空间请用 import，备份请用 restore。',
  },
  ARCHIVE_SCHEMA: {
    status: 500,
    en: 'The archive was written by another version of Tessera ({schema}, here {own}). Update the older one, then export again.',
    zh: '该归档由其他版本的 Tessera 写入（{schema}，当前为 {own}）。请升级较旧的一方后重新导出。',
  },
  RESTORE_NOT_EMPTY: {
    status: 500,
    en: 'A backup is restored into an empty place: name a new --data folder or database.',
    zh: '备份只能恢复到空的位置：请指定新的 --data 文件夹或数据库。',
  },
  INTERNAL: { status: 500, en: 'Internal error. The details are in the log.', zh: '内部错误，详情见日志。' },
} as const satisfies Record<string, Refusal>;

export type RefusalCode = keyof typeof refusals;

export function refuse(
  code: RefusalCode,
  data: Readonly<Record<string, unknown>> = {},
  cause?: unknown,
): AppError {
  return new AppError(code, sentenceOf(code, data, 'en'), data, cause);
}

export function sentenceOf(
  code: string,
  data: Readonly<Record<string, unknown>>,
  language: 'en' | 'zh',
): string {
  const refusal: Refusal = isRefusal(code) ? refusals[code] : refusals.INTERNAL;
  return refusal[language].replace(/\{(\w+)\}/g, (_, name: string) => String(data[name] ?? ''));
}

export function statusOf(code: string): number {
  return isRefusal(code) ? refusals[code].status : 500;
}

function isRefusal(code: string): code is RefusalCode {
  return Object.hasOwn(refusals, code);
}
