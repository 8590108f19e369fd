// The only bridge, in an isolated world: hands one message port to the page, and tells the shell which folder was dropped on it,
// since only a preload may know a dropped file's path. It knows no method's name and never grows.
import { ipcRenderer, webUtils } from 'electron';

window.addEventListener('message', ({ source, data }) => {
  if (source === window && data === 'tessera.connect') ipcRenderer.send('tessera.connect');
});

ipcRenderer.on('tessera.port', ({ ports }) => {
  window.postMessage('tessera.port', location.origin, [...ports]);
});

const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

window.addEventListener('dragover', (event) => {
  if (holdsFiles(event)) event.preventDefault();
});

window.addEventListener('drop', (event) => {
  if (!holdsFiles(event) || !event.isTrusted) return;
  event.preventDefault();
  const paths = [...(event.dataTransfer?.files ?? [])].map((file) => webUtils.getPathForFile(file));
  ipcRenderer.send('tessera.dropped', paths);
});
