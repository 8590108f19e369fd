import { Form, Modal } from 'antd';
import { Alert } from './alert.tsx';
import type { FormInstance } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useSay } from './language.tsx';
import { issuesOf, reasonOf } from './refusal.ts';
import { words } from './words.ts';

interface Common<Values extends object> {
  submitText: string;
  initial?: Partial<Values>;
  /** Resolves when the console took it; what it refuses is shown here, at its field where it names one. */
  onSubmit: (values: Values) => Promise<unknown>;
  children: ReactNode;
  form?: FormInstance<Values>;
}

interface FormDialogProps<Values extends object> extends Common<Values> {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  width?: number;
  isDanger?: boolean;
}

/** A form in a dialog. Nothing typed is lost by a refusal; it closes only when the change was made. */
export function FormDialog<Values extends object>(props: FormDialogProps<Values>) {
  const { title, isOpen, onClose, submitText, width = 520, isDanger = false } = props;
  const say = useSay();
  const [own] = Form.useForm<Values>();
  const form = props.form ?? own;
  const { submit, isBusy, refusal, forget } = useSubmit(form, props.onSubmit, onClose);
  return (
    <Modal
      open={isOpen}
      title={title}
      width={width}
      onCancel={() => {
        if (isBusy) return;
        forget();
        onClose();
      }}
      onOk={() => form.submit()}
      okText={submitText}
      cancelText={say(words.cancel)}
      confirmLoading={isBusy}
      okButtonProps={{ danger: isDanger }}
      mask={{ closable: false }}
      destroyOnHidden
    >
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark
        preserve={false}
        initialValues={props.initial ?? {}}
        onFinish={(values) => void submit(values)}
        scrollToFirstError
      >
        {refusal !== '' && <Alert type="error" title={refusal} role="alert" className="form-refusal" />}
        {props.children}
        {/* Enter submits: a form without a button of its own would not. */}
        <button type="submit" hidden tabIndex={-1} aria-hidden="true" />
      </Form>
    </Modal>
  );
}

/** Sends a form's values; refusals go to their fields, or into `refusal`. */
export function useSubmit<Values extends object>(
  form: FormInstance<Values>,
  onSubmit: (values: Values) => Promise<unknown>,
  onDone: () => void,
) {
  const say = useSay();
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState('');
  const submit = async (values: Values) => {
    setBusy(true);
    setRefusal('');
    try {
      await onSubmit(values);
      onDone();
    } catch (error) {
      const places = issuesOf(error).map(({ path, message }) => ({ name: path.split('.'), message }));
      const isField = ({ name }: { name: string[] }) => form.getFieldInstance(name as never) !== undefined;
      const atFields = places.filter(isField);
      for (const { name, message } of atFields) form.setFields([{ name: name as never, errors: [message] }]);
      if (atFields.length === 0 || atFields.length < places.length) setRefusal(reasonOf(error, say));
    } finally {
      setBusy(false);
    }
  };
  return { submit, isBusy, refusal, forget: () => setRefusal('') };
}

/** For a field that must be there. */
export function useRequired() {
  const say = useSay();
  return { required: true, whitespace: true, message: say(words.required) } as const;
}
