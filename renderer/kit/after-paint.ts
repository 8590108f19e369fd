/** A window that nobody sees draws no frames. */
const unseen = 100;

/**
 * Runs `act` once the next frame has been drawn; asked for again before that, still once. What follows from a key but
 * is not what the key shows goes here: the frame of the key holds nothing else.
 */
export function afterPaint(act: () => void): () => void {
  const channel = new MessageChannel();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const run = () => {
    if (timer === undefined) return;
    clearTimeout(timer);
    timer = undefined;
    act();
  };
  channel.port1.onmessage = run;
  return () => {
    if (timer !== undefined) return;
    timer = setTimeout(run, unseen);
    // A message posted from a frame arrives when that frame has been drawn.
    requestAnimationFrame(() => channel.port2.postMessage(0));
  };
}
