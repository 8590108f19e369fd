import type { FrameNews, FrameOrder } from './messages.ts';

export interface Stage {
  readonly element: HTMLElement;
  tell(order: FrameOrder): void;
  dispose(): void;
}

/** A program's frame, in a page of its own between this one and it. `heard` is told everything from `ready` on. */
export function openStage(label: string, heard: (news: FrameNews) => void): Stage {
  const element = document.createElement('iframe');
  element.className = 'stage';
  element.title = label;
  element.src = '/stage';
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = (event: MessageEvent<FrameNews>) => heard(event.data);
  const greet = (event: MessageEvent<{ type?: string } | null>) => {
    if (event.source !== element.contentWindow || event.origin !== location.origin) return;
    if (event.data?.type !== 'tessera.stage.ready') return;
    window.removeEventListener('message', greet);
    element.contentWindow?.postMessage({ type: 'tessera.stage' }, location.origin, [port2]);
  };
  window.addEventListener('message', greet);
  return {
    element,
    tell: (order) => port1.postMessage(order),
    dispose() {
      window.removeEventListener('message', greet);
      port1.close();
      element.remove();
    },
  };
}
