// The page between ours and the program's frame: it has the loose policy that a program needs, and nothing else.
// A data: address has no origin of its own, so what runs there reaches no cookie, no storage and no page of this
// console; unlike a sandboxed origin it shares that with the frames it makes, which pages of a program are.

const port = new Promise<MessagePort>((resolve) => {
  window.addEventListener('message', (event: MessageEvent<{ type?: string } | null>) => {
    if (event.source !== window.parent || event.origin !== location.origin) return;
    if (event.data?.type === 'tessera.stage' && event.ports[0]) resolve(event.ports[0]);
  });
});
window.parent.postMessage({ type: 'tessera.stage.ready' }, location.origin);

async function open(): Promise<void> {
  const answer = await fetch('/phone/frame.html');
  const page = (await answer.text()).replaceAll('="/phone/', `="${location.origin}/phone/`);
  const frame = document.createElement('iframe');
  // "Same origin" as nobody: the address alone decides. It keeps the frames inside able to reach one another.
  frame.setAttribute('sandbox', 'allow-scripts allow-same-origin allow-forms');
  frame.setAttribute('allow', 'camera; microphone; geolocation; accelerometer; gyroscope; autoplay');
  frame.title = 'Mini program';
  const given = await port;
  window.addEventListener('message', (event: MessageEvent<{ type?: string } | null>) => {
    if (event.source !== frame.contentWindow || event.data?.type !== 'tessera.frame.ready') return;
    // A frame without an origin can only be addressed as such; this one is ours, and the port is all it gets.
    frame.contentWindow?.postMessage({ type: 'tessera.frame' }, '*', [given]);
  });
  frame.src = `data:text/html;charset=utf-8,${encodeURIComponent(page)}`;
  document.body.replaceChildren(frame);
}

void open();
