// The pages a phone opens. The path says which: /q/<ticket> is the scan login, /p/<ticket> a preview,
// /d/<program> its trial version, /inbox approvals in brief, /demo the host app without an app.
import { element, show } from './draw.ts';
import { showDemo } from './demo/demo.ts';
import { showInbox } from './inbox/inbox.ts';
import { showPreview } from './preview.ts';
import { scanLogin } from './scan-login.ts';
import { showTrial } from './trial.ts';
import { language, say, words } from './words.ts';

document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
const [, page, ticket] = /^\/([qp])\/([\w-]{16,80})$/.exec(location.pathname) ?? [];
if (page === 'q') void scanLogin(ticket!);
else if (page === 'p') void showPreview(ticket!);
else if (/^\/d\/[\w-]{3,80}$/.test(location.pathname)) void showTrial(location.pathname.slice(3));
else if (/^\/inbox\/?$/.test(location.pathname)) void showInbox();
else if (/^\/demo\/?$/.test(location.pathname)) showDemo();
else show(element('h1', {}, say(words.unknown)));
