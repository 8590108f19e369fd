import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { useSay } from '../../kit/text.ts';
import { appDataWords as w } from './words.ts';

interface JsonDialogProps {
  name: string;
  text: string;
  onSave: (text: string) => Promise<void>;
  onClose: () => void;
}

/** A list or object as JSON, with room to edit it. */
export function JsonDialog({ name, text: given, onSave, onClose }: JsonDialogProps) {
  const say = useSay();
  const [text, setText] = useState(given);
  const [error, setError] = useState<string>();
  const save = () =>
    void onSave(text).catch((reason: Error) => setError(say(w.notJson, { reason: reason.message })));
  return (
    <Dialog
      title={say(w.editJson, { name })}
      onClose={onClose}
      wide
      foot={
        <>
          <Button onPress={onClose}>{say(w.cancel)}</Button>
          <Button primary onPress={save}>
            {say(w.save)}
          </Button>
        </>
      }
    >
      <textarea
        className="appdata-json"
        value={text}
        autoFocus
        spellCheck={false}
        aria-label={say(w.newValue, { name })}
        aria-invalid={error !== undefined}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setError(undefined);
        }}
        onKeyDown={(event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && save()}
      />
      {error ? (
        <p className="field-error" role="alert">
          {error}
        </p>
      ) : null}
    </Dialog>
  );
}
