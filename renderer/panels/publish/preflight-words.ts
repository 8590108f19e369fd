import { words } from '../../kit/text.ts';

export const preflightWords = words({
  title: { en: 'Before the upload', zh: '上传前检查' },
  checking: { en: 'Checking…', zh: '正在检查…' },
  again: { en: 'Check again', zh: '重新检查' },
  fine: { en: 'Nothing to mend. {size} go to the console.', zh: '未发现问题，代码包共 {size}。' },
  stops: {
    en: '{count} {count|thing stops|things stop} the upload',
    zh: '{count} 项会阻止上传',
  },
  warnings: { en: '{count} {count|warning|warnings}', zh: '{count} 项警告' },
  notes: { en: '{count} {count|remark|remarks}', zh: '{count} 项建议' },
  packages: { en: 'Packages', zh: '代码包' },
  mainPackage: { en: 'Main package', zh: '主包' },
  of: { en: '{size} of {limit}', zh: '{size} / {limit}' },
  total: { en: 'All packages: {size} of {limit}', zh: '全部代码包：{size} / {limit}' },
  smallFiles: { en: 'small files', zh: '小文件' },
  more: { en: 'and {count} more', zh: '以及另外 {count} 项' },
  showProblems: { en: 'Show problems', zh: '查看问题' },
  showGit: { en: 'Show changes', zh: '查看更改' },
  toDomains: { en: 'Domains in the console', zh: '在控制台配置域名' },
  toPrivacy: { en: 'Agreement in the console', zh: '在控制台填写指引' },
  remarkFromCommits: { en: 'Remark from {count} {count|commit|commits}', zh: '用 {count} 条提交生成备注' },
  exists: {
    en: '{version} is there already. Only the same content may be sent under it.',
    zh: '版本 {version} 已存在，仅可使用相同内容再次上传。',
  },
});
