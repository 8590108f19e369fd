// What wx.createAnimation().export() gives, played with CSS transitions, as the platform does.

interface AnimationStep {
  animates: { type: string; args: unknown[] }[];
  option: {
    transformOrigin: string;
    transition: { delay: number; duration: number; timingFunction: string };
  };
}

const lengths = new Set(['width', 'height', 'left', 'right', 'top', 'bottom']);
const toLength = (value: unknown) => (typeof value === 'number' ? `${value}px` : String(value));
const toAngle = (value: unknown) => `${Number(value)}deg`;
const isMove = (type: string) => type.startsWith('translate');
const isTurn = (type: string) => /^(rotate|skew)/.test(type);

function transformOf({ type, args }: AnimationStep['animates'][number]): string {
  if (isMove(type)) return `${type}(${args.map(toLength).join(',')})`;
  if (type === 'rotate3d') return `rotate3d(${args.slice(0, 3).join(',')},${toAngle(args[3])})`;
  if (isTurn(type)) return `${type}(${args.map(toAngle).join(',')})`;
  return `${type}(${args.join(',')})`;
}

function applyStep(node: HTMLElement, step: AnimationStep): void {
  const { transition, transformOrigin } = step.option;
  const styles = new Map<string, string>();
  const transforms: string[] = [];
  for (const animate of step.animates) {
    if (animate.type === 'style') {
      const [name, value] = animate.args as [string, unknown];
      const css = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      styles.set(css, lengths.has(css) ? toLength(value) : String(value));
    } else transforms.push(transformOf(animate));
  }
  if (transforms.length) styles.set('transform', transforms.join(' '));
  node.style.transition = [...styles.keys()]
    .map((name) => `${name} ${transition.duration}ms ${transition.timingFunction} ${transition.delay}ms`)
    .join(',');
  node.style.transformOrigin = transformOrigin;
  for (const [name, value] of styles) node.style.setProperty(name, value);
}

/** Plays the steps one after another; returns a way to stop. */
export function playAnimation(node: HTMLElement, exported: unknown): () => void {
  const steps = (exported as { actions?: AnimationStep[] } | null)?.actions ?? [];
  const view = node.ownerDocument.defaultView;
  let timer = 0;
  const play = (index: number) => {
    const step = steps[index];
    if (!step || !view) return;
    applyStep(node, step);
    const { duration, delay } = step.option.transition;
    timer = view.setTimeout(() => play(index + 1), duration + delay);
  };
  // The style before must have been painted, or there is nothing to transition from.
  if (steps.length && view) timer = view.requestAnimationFrame(() => play(0));
  return () => {
    view?.clearTimeout(timer);
    view?.cancelAnimationFrame(timer);
  };
}
