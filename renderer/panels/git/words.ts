import { words } from '../../kit/text.ts';

export const gitWords = words({
  title: { en: 'Changes', zh: '更改' },
  badge: { en: '{n} changed {n|file|files}', zh: '{n} 个已更改文件' },
  none: { en: 'Nothing changed since the last commit.', zh: '自上次提交以来没有更改。' },
  noRepository: { en: 'This project is not in a git repository.', zh: '此项目不在 git 仓库中。' },
  staged: { en: 'Staged', zh: '已暂存' },
  changes: { en: 'Changes', zh: '更改' },
  refresh: { en: 'Refresh', zh: '刷新' },
  compare: { en: 'Compare active file with the last commit', zh: '将当前文件与上次提交比较' },
  noActive: { en: 'Open a file first.', zh: '请先打开文件。' },
  branchTitle: { en: 'Branch {branch}', zh: '分支 {branch}' },
  M: { en: 'Modified', zh: '已修改' },
  A: { en: 'Added', zh: '已新增' },
  D: { en: 'Deleted', zh: '已删除' },
  R: { en: 'Renamed', zh: '已重命名' },
  U: { en: 'Untracked', zh: '未跟踪' },
  C: { en: 'Conflict', zh: '冲突' },
});
