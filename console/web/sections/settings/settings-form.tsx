import { Form } from 'antd';
import { Alert } from '../../kit/alert.tsx';
import { Button } from '../../kit/button.tsx';
import type { ReactNode } from 'react';
import { useSubmit } from '../../kit/form-dialog.tsx';
import { useSay } from '../../kit/language.tsx';
import { useNotices } from '../../kit/notices.tsx';
import { Card } from '../../kit/page.tsx';
import { words as kitWords } from '../../kit/words.ts';
import { words } from './words.ts';
import './settings.css';

/** A form that is a page's content; saved when its button says so. */
export function SettingsForm<Values extends object>({
  initial,
  onSave,
  children,
}: {
  initial: Values;
  onSave: (values: Values) => Promise<unknown>;
  children: ReactNode;
}) {
  const say = useSay();
  const notices = useNotices();
  const [form] = Form.useForm<Values>();
  const { submit, isBusy, refusal } = useSubmit(form, onSave, () => notices.done(say(words.saved)));
  return (
    <Card>
      <Form<Values>
        form={form}
        layout="vertical"
        className="settings-form"
        initialValues={initial}
        onFinish={(values) => void submit(values)}
        scrollToFirstError
      >
        {refusal && <Alert type="error" role="alert" title={refusal} className="form-refusal" />}
        {children}
        <Button type="primary" htmlType="submit" loading={isBusy}>
          {say(kitWords.save)}
        </Button>
      </Form>
    </Card>
  );
}
