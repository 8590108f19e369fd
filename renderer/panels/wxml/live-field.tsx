import { useEffect, useRef, useState } from 'react';
import { say } from '../../kit/text.ts';
import { wxmlWords as w } from './words.ts';

interface LiveFieldProps {
  name: string;
  value: string;
  placeholder?: string;
  /** Empty again once it is written. */
  isNew?: boolean;
  /** Rejects with what a person should read. */
  onWrite: (value: string) => Promise<unknown>;
}

/** A value that is written on Enter or when the field is left, and taken back with Escape. */
export function LiveField({ name, value, placeholder, isNew, onWrite }: LiveFieldProps) {
  const [text, setText] = useState(value);
  const [error, setError] = useState<string>();
  // Enter writes, and leaving the field a moment later must not write again.
  const written = useRef<string>(undefined);
  useEffect(() => {
    setText(value);
    written.current = undefined;
  }, [value]);
  const write = (): void => {
    if (text === value || text === written.current) return;
    written.current = text;
    onWrite(text).then(
      () => {
        setError(undefined);
        if (!isNew) return;
        written.current = undefined;
        setText('');
      },
      (reason: Error) => setError(say(w.notJson, { reason: reason.message })),
    );
  };
  return (
    <input
      className="wxml-field"
      value={text}
      size={Math.max(4, Math.min(48, text.length + 1))}
      aria-label={name}
      title={error ?? name}
      aria-invalid={error !== undefined}
      placeholder={placeholder}
      spellCheck={false}
      onChange={(event) => {
        setText(event.currentTarget.value);
        setError(undefined);
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Enter') write();
        else if (event.key === 'Escape') setText(value);
      }}
      onBlur={write}
    />
  );
}
