import { Input, Modal } from 'antd';
import { Alert } from './alert.tsx';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useSay } from './language.tsx';
import { reasonOf } from './refusal.ts';
import { words } from './words.ts';

interface ConfirmProps {
  isOpen: boolean;
  onClose: () => void;
  title: string;
  /** What will happen, in words. */
  children: ReactNode;
  confirmText: string;
  isDanger?: boolean;
  /** For what cannot be undone: has to be typed before it goes on. */
  typed?: string;
  onConfirm: () => Promise<unknown>;
}

/** Asks before something is done, in words, and shows what the console says to it. */
export function Confirm(props: ConfirmProps) {
  const { isOpen, onClose, title, children, confirmText, isDanger = false, typed, onConfirm } = props;
  const say = useSay();
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState('');
  const [text, setText] = useState('');
  const close = () => {
    setRefusal('');
    setText('');
    onClose();
  };
  const go = async () => {
    setBusy(true);
    setRefusal('');
    try {
      await onConfirm();
      close();
    } catch (error) {
      setRefusal(reasonOf(error, say));
    } finally {
      setBusy(false);
    }
  };
  const prompt = typed === undefined ? '' : say(words.typeToConfirm, { word: typed });
  return (
    <Modal
      open={isOpen}
      title={title}
      width={480}
      onCancel={() => !isBusy && close()}
      onOk={() => void go()}
      okText={confirmText}
      cancelText={say(words.cancel)}
      confirmLoading={isBusy}
      okButtonProps={{ danger: isDanger, disabled: typed !== undefined && text !== typed }}
      destroyOnHidden
    >
      <div className="confirm-words">{children}</div>
      {typed !== undefined && (
        <label className="confirm-typed">
          {prompt}
          <Input value={text} onChange={(event) => setText(event.target.value)} autoComplete="off" />
        </label>
      )}
      {refusal && <Alert type="error" title={refusal} role="alert" className="form-refusal" />}
    </Modal>
  );
}
