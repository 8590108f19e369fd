import type { Workbench } from '../../shell/workbench.ts';
import { simulatorOf } from './simulator-state.ts';
import { simulatorWords as w } from './words.ts';

/** The program's screen as a picture, into the clipboard or into a file. */
export async function takeScreenshot(workbench: Workbench, to: 'clipboard' | 'file'): Promise<void> {
  const { frame, store } = simulatorOf(workbench);
  const png = frame && (await frame.takePicture());
  if (!png) {
    workbench.notices.show({ tone: 'warn', text: w.noPicture });
    return;
  }
  const name = store.getState().page?.path.replaceAll('/', '-') ?? 'screen';
  if (to === 'file') return save(png, name);
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': blobOf(png) })]);
    workbench.notices.show({ tone: 'ok', text: w.pictureCopied });
  } catch {
    save(png, name);
    workbench.notices.show({ tone: 'warn', text: w.noClipboard });
  }
}

function save(png: string, name: string): void {
  const link = document.createElement('a');
  link.href = png;
  link.download = `${name}.png`;
  link.click();
}

/** The page's policy lets nothing be fetched but from its own host: the address is taken apart. */
function blobOf(address: string): Blob {
  const bytes = Uint8Array.from(atob(address.slice(address.indexOf(',') + 1)), (letter) =>
    letter.charCodeAt(0),
  );
  return new Blob([bytes], { type: 'image/png' });
}
