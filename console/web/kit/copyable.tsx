import { Button } from './button.tsx';
import { Tooltip } from './tooltip.tsx';
import { CopyIcon } from './icons.tsx';
import { useSay } from './language.tsx';
import { useNotices } from './notices.tsx';
import { words } from './words.ts';

/** A value as it is, with a button that copies it. `name` says what is copied. */
export function Copyable({ text, name, shown }: { text: string; name: string; shown?: string }) {
  return (
    <span className="copyable">
      <code title={text}>{shown ?? text}</code>
      <CopyButton text={text} name={name} />
    </span>
  );
}

export function CopyButton({ text, name, label }: { text: string; name: string; label?: string }) {
  const say = useSay();
  const notices = useNotices();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      notices.done(say(words.copied));
    } catch {
      if (copyBySelection(text)) notices.done(say(words.copied));
      else notices.warned(say(words.copyFailed));
    }
  };
  return (
    <Tooltip title={`${say(words.copy)}: ${name}`}>
      <Button
        type={label ? 'default' : 'text'}
        size="small"
        icon={<CopyIcon />}
        aria-label={`${say(words.copy)}: ${name}`}
        onClick={() => void copy()}
      >
        {label}
      </Button>
    </Tooltip>
  );
}

/** Consoles in a local network run without TLS, where the clipboard of today's browsers is not. */
function copyBySelection(text: string): boolean {
  const area = document.createElement('textarea');
  area.value = text;
  area.style.position = 'fixed';
  area.style.opacity = '0';
  const dialog = document.querySelector('[role="dialog"]') ?? document.body;
  dialog.append(area);
  area.select();
  const isDone = document.execCommand('copy');
  area.remove();
  return isDone;
}
