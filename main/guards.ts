// Chromium's every request that a page can make is refused here unless it is named.
import type { App, Session, WebContents, WebFrameMain } from 'electron';
import { isAppPage, isProgramPage } from './origins.ts';

/** What our own page may do. A simulated program asks the host over its socket and gets simulated devices, never the real ones. */
const allowedForUs = new Set(['clipboard-read', 'clipboard-sanitized-write', 'fullscreen']);

export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl, isMainFrame }) => {
    answer(isMainFrame && isAppPage(requestingUrl) && allowedForUs.has(permission));
  });
  session.setPermissionCheckHandler((_contents, permission, origin, { isMainFrame }) => {
    return isMainFrame && isAppPage(origin) && allowedForUs.has(permission);
  });
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
}

/**
 * May `frame` go to `url`? Our page stays where it is and frames only simulated programs. Inside a program's frame a `web-view` may show
 * any web page (the program's own policy and the host's domain list decide which), but never a page of ours or of the disk.
 */
export function mayNavigate(url: string, frame: WebFrameMain | null, port: number): boolean {
  if (!frame?.parent) return isAppPage(url) || isProgramPage(url, port);
  if (url === 'about:blank' || url === 'about:srcdoc') return true;
  if (isAppPage(frame.parent.url)) return isProgramPage(url, port);
  return /^(https?|blob|data):/.test(url);
}

function guardContents(contents: WebContents, port: number): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-frame-navigate', (event) => {
    const isOurs = contents.getType() === 'window';
    // A window of ours never leaves our page; a webview never leaves the programs.
    const allowed = event.isMainFrame
      ? isOurs
        ? isAppPage(event.url)
        : isProgramPage(event.url, port)
      : mayNavigate(event.url, event.frame, port);
    if (!allowed) event.preventDefault();
  });
  contents.on('will-attach-webview', (event, preferences, { src }) => {
    if (!isProgramPage(src ?? '', port)) {
      event.preventDefault();
      return;
    }
    delete preferences.preload;
    Object.assign(preferences, {
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      contextIsolation: true,
      sandbox: true,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      // In memory and for this program alone: what one program stores no other can read.
      partition: `program-${new URL(src ?? '').hostname}`,
    });
  });
}

/** Guards every page that will ever exist in this process, and every session such a page brings along. */
export function guardAll(app: App, port: number): void {
  app.on('web-contents-created', (_event, contents) => guardContents(contents, port));
  app.on('session-created', guardSession);
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, answer) => {
    event.preventDefault();
    answer(false);
  });
  app.on('select-client-certificate', (event) => event.preventDefault());
  app.on('login', (event) => event.preventDefault());
}
