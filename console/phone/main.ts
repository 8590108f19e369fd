// The pages a phone opens: scan login, a preview, a program's trial version, approvals in brief, the host app without an app.
import { element, show } from './draw.ts';
import { showDemo } from './demo/demo.ts';
import { showInbox } from './inbox/inbox.ts';
import { findPage, type PhonePage } from './paths.ts';
import { showPreview } from './preview.ts';
import { scanLogin } from './scan-login.ts';
import { showTrial } from './trial.ts';
import { language, say, words } from './words.ts';

document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
const pages: Record<PhonePage, (named: string) => unknown> = {
  scanLogin,
  preview: showPreview,
  trial: showTrial,
  inbox: showInbox,
  demo: showDemo,
};
const found = findPage(location.pathname);
if (found) void pages[found.page](found.named);
else show(element('h1', {}, say(words.unknown)));
