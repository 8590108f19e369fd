import { existsSync } from 'node:fs';
import path from 'node:path';
import { refuse } from './domain/refusals.ts';
import type { ArchiveContents } from './storage/archive.ts';
import { backUp, restore } from './backup.ts';
import type { Store } from './backup.ts';
import { checkStore } from './check-store.ts';
import type { CheckResult } from './check-store.ts';
import { exportWorkspace, importWorkspace } from './workspace-archive.ts';

export const upkeepCommands = ['backup', 'restore', 'export', 'import', 'check'] as const;
export type UpkeepCommand = (typeof upkeepCommands)[number];

export interface UpkeepOptions {
  to: string | null;
  from: string | null;
  workspace: string | null;
  repair: boolean;
  language: 'en' | 'zh';
}

export interface UpkeepResult {
  lines: string[];
  /** 1: something is wrong with what is stored, and the lines say what. */
  exitCode: 0 | 1;
}

const words = {
  en: {
    wrote: (file: string, rows: number, blobs: number) =>
      `${file}: ${rows} rows and ${blobs} files, read again and verified.`,
    missing: (count: number) =>
      `${count} files that rows name are missing or damaged, so they are not in it:`,
    restored: (rows: number, blobs: number) =>
      `Restored ${rows} rows and ${blobs} files; every audit chain verifies.`,
    imported: (name: string) =>
      `The workspace ${name} is here. Its members sign in with their passwords; second factors and webhooks of another installation are off until set up again, access keys have new texts (download the configuration files).`,
    fine: (workspaces: number, blobs: number) =>
      `${workspaces} workspaces and ${blobs} files: all as they should be.`,
    audit: 'The audit log is not as it was written:',
    lost: 'Missing or damaged:',
    mended: 'Mended:',
    advice: 'Run it again with --repair (and --from <backup> where there is one).',
  },
  zh: {
    wrote: (file: string, rows: number, blobs: number) =>
      `${file}：${rows} 行、${blobs} 个文件，已重新读取并校验。`,
    missing: (count: number) => `有 ${count} 个被引用的文件丢失或损坏，未包含在内：`,
    restored: (rows: number, blobs: number) => `已恢复 ${rows} 行、${blobs} 个文件；所有审计链校验通过。`,
    imported: (name: string) =>
      `工作空间 ${name} 已导入。成员使用原密码登录；来自其他安装的两步验证和 Webhook 已停用，需重新设置；访问密钥已更新（请下载配置文件）。`,
    fine: (workspaces: number, blobs: number) => `${workspaces} 个工作空间、${blobs} 个文件：一切正常。`,
    audit: '审计日志与写入时不一致：',
    lost: '丢失或损坏：',
    mended: '已修复：',
    advice: '请加上 --repair 再次运行（如有备份，再加 --from <备份文件>）。',
  },
} as const;

export async function runUpkeep(
  command: UpkeepCommand,
  store: Store,
  options: UpkeepOptions,
): Promise<UpkeepResult> {
  const say = words[options.language];
  const now = new Date();
  switch (command) {
    case 'backup': {
      assertStored(store);
      const file = path.resolve(options.to ?? `console-${stamp(now)}.tar.gz`);
      return written(file, await backUp(store, file, now), say);
    }
    case 'export': {
      assertStored(store);
      const name = need(options.workspace, '--workspace <name>');
      const file = path.resolve(options.to ?? `workspace-${name}-${stamp(now)}.tar.gz`);
      return written(file, await exportWorkspace(store, name, file, now), say);
    }
    case 'restore': {
      const contents = await restore(store, need(options.from, '--from <file>'));
      return {
        lines: [say.restored(total(contents), contents.blobs), ...missingIn(contents, say)],
        exitCode: 0,
      };
    }
    case 'import': {
      const { name, contents } = await importWorkspace(store, need(options.from, '--from <file>'), Date.now);
      return { lines: [say.imported(name), ...missingIn(contents, say)], exitCode: 0 };
    }
    case 'check': {
      assertStored(store);
      return checked(await checkStore(store, Date.now, options.repair ? { from: options.from } : null), say);
    }
  }
}

type Words = (typeof words)[keyof typeof words];

const total = ({ rows }: ArchiveContents) => Object.values(rows).reduce((sum, count) => sum + count, 0);
const stamp = (now: Date) => now.toISOString().slice(0, 19).replaceAll(':', '');
const missingIn = ({ missing }: ArchiveContents, say: Words) =>
  missing.length > 0 ? [say.missing(missing.length), ...missing] : [];

function written(file: string, contents: ArchiveContents, say: Words): UpkeepResult {
  const lines = [say.wrote(file, total(contents), contents.blobs), ...missingIn(contents, say)];
  return { lines, exitCode: contents.missing.length > 0 ? 1 : 0 };
}

function checked({ workspaces, blobs, findings }: CheckResult, say: Words): UpkeepResult {
  if (findings.length === 0) return { lines: [say.fine(workspaces, blobs)], exitCode: 0 };
  const part = (title: string, list: typeof findings) =>
    list.length > 0 ? [title, ...list.map(({ about }) => `  ${about}`)] : [];
  const open = findings.filter(({ kind, isMended }) => kind === 'blob' && !isMended);
  return {
    lines: [
      ...part(
        say.audit,
        findings.filter(({ kind }) => kind === 'audit'),
      ),
      ...part(
        say.mended,
        findings.filter(({ isMended }) => isMended),
      ),
      ...part(say.lost, open),
      ...(open.length > 0 ? [say.advice] : []),
    ],
    exitCode: findings.every(({ isMended }) => isMended) ? 0 : 1,
  };
}

/** A database that is not there would be made by looking for it. */
function assertStored({ database }: Store): void {
  if (!/^postgres(ql)?:/.test(database) && !existsSync(database)) throw refuse('NOTHING_STORED');
}

function need(value: string | null, flag: string): string {
  if (value === null) throw refuse('FLAG_MISSING', { flag });
  return value;
}
