import type { CompatibilityReport } from '../compiler/checks/compatibility.ts';
import type { ProjectReport } from '../compiler/checks/check-project.ts';
import type { ScanResult } from '../compiler/checks/quality-scan.ts';
import type { PackageSize } from '../compiler/checks/size-report.ts';
import type { UnusedFile } from '../compiler/checks/unused-files.ts';
import { showBytes } from '../compiler/package/problems.ts';
import type { Language, Text } from '../contract/text.ts';
import { fill, padTo, type Terminal } from './terminal.ts';

const texts = {
  sizes: { en: 'Packages', zh: '代码包' },
  main: { en: 'main package', zh: '主包' },
  unused: { en: 'Unused files: {count} ({size})', zh: '无依赖文件：{count} 个（{size}）' },
  notPacked: { en: 'not packed', zh: '未打包' },
  packed: { en: 'packed', zh: '已打包' },
  scan: { en: 'Code quality scan: {passed} of {total} passed', zh: '代码质量扫描：{passed} / {total} 通过' },
  must: { en: 'must', zh: '必须' },
  advice: { en: 'advice', zh: '建议' },
  compatibility: {
    en: 'Compatibility: {real} full, {simulated} simulated, {placeholder} placeholders, {none} unsupported, {unknown} unknown',
    zh: '兼容性：完整 {real}，模拟 {simulated}，占位 {placeholder}，不支持 {none}，未知 {unknown}',
  },
  times: { en: '{count} times, first in {file}:{line}', zh: '{count} 处，首见于 {file}:{line}' },
  more: { en: '... and {count} more', zh: '……还有 {count} 项' },
} satisfies Record<string, Text>;

const shown = 10;

interface Place {
  terminal: Terminal;
  language: Language;
}

/** The first few of a list, and how many more there are. */
function printList<T>(list: readonly T[], print: (item: T) => void, { terminal, language }: Place): void {
  for (const item of list.slice(0, shown)) print(item);
  if (list.length > shown) {
    terminal.print(
      `    ${terminal.paint('quiet', fill(texts.more, language, { count: list.length - shown }))}`,
    );
  }
}

function printSizes(sizes: readonly PackageSize[], { terminal, language }: Place): void {
  terminal.print(terminal.paint('strong', texts.sizes[language]));
  for (const { root, size, limit, files } of sizes) {
    const tone = size > limit ? 'bad' : size > limit * 0.75 ? 'warn' : 'good';
    const line = `${showBytes(size)} / ${showBytes(limit)}`;
    terminal.print(`  ${padTo(root || texts.main[language], 24)} ${terminal.paint(tone, line)}`);
    for (const file of files.slice(0, 3)) {
      terminal.print(`    ${terminal.paint('quiet', `${showBytes(file.size).padStart(9)}  ${file.path}`)}`);
    }
  }
}

function printUnused(unused: readonly UnusedFile[], place: Place): void {
  const { terminal, language } = place;
  if (unused.length === 0) return;
  const size = showBytes(unused.reduce((sum, file) => sum + file.size, 0));
  terminal.print(terminal.paint('strong', fill(texts.unused, language, { count: unused.length, size })));
  const print = ({ path, size: bytes, isPacked }: UnusedFile): void => {
    const note = isPacked ? texts.packed[language] : texts.notPacked[language];
    terminal.print(`    ${showBytes(bytes).padStart(9)}  ${path}  ${terminal.paint('quiet', note)}`);
  };
  printList(unused, print, place);
}

function printScan(scan: readonly ScanResult[], { terminal, language }: Place): void {
  const passed = scan.filter((result) => result.passed).length;
  terminal.print(terminal.paint('strong', fill(texts.scan, language, { passed, total: scan.length })));
  for (const result of scan) {
    const mark = result.passed
      ? terminal.paint('good', '✓')
      : terminal.paint(result.level === 'must' ? 'bad' : 'warn', '✗');
    const level = result.passed ? '' : `  [${texts[result.level][language]}] ${result.message[language]}`;
    terminal.print(`  ${mark} ${result.title[language]}  ${terminal.paint('quiet', result.name)}${level}`);
  }
}

function printCompatibility({ totals, items }: CompatibilityReport, place: Place): void {
  const { terminal, language } = place;
  terminal.print(terminal.paint('strong', fill(texts.compatibility, language, totals)));
  const print = (item: CompatibilityReport['items'][number]): void => {
    const [first] = item.uses;
    const values = { count: item.count, file: first?.file ?? '', line: (first?.range.start.line ?? 0) + 1 };
    terminal.print(
      `    ${item.message[language]}  ${terminal.paint('quiet', fill(texts.times, language, values))}`,
    );
  };
  printList(items, print, place);
}

export function printReport(report: ProjectReport, place: Place): void {
  printSizes(report.sizes, place);
  printUnused(report.unused, place);
  printScan(report.scan, place);
  printCompatibility(report.compatibility, place);
}
