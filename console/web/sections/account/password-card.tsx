import { Form, Input } from 'antd';
import { Alert } from '../../kit/alert.tsx';
import { Button } from '../../kit/button.tsx';
import { useChange } from '../../kit/ask.ts';
import { useRequired, useSubmit } from '../../kit/form-dialog.tsx';
import { useSay } from '../../kit/language.tsx';
import { useNotices } from '../../kit/notices.tsx';
import { Card } from '../../kit/page.tsx';
import { words } from './words.ts';

interface Given {
  current: string;
  password: string;
  repeat: string;
}

/** R-USER-02. */
export function PasswordCard() {
  const say = useSay();
  const notices = useNotices();
  const { required, message } = useRequired();
  const [form] = Form.useForm<Given>();
  const change = useChange('sessions.changePassword', { isQuiet: true });
  const { submit, isBusy, refusal } = useSubmit<Given>(
    form,
    ({ current, password }) => change.mutateAsync({ current, password }),
    () => {
      form.resetFields();
      notices.done(say(words.changed));
    },
  );
  return (
    <Card title={say(words.password)}>
      <Form form={form} layout="vertical" className="narrow-form" onFinish={(given) => void submit(given)}>
        <Form.Item name="current" label={say(words.current_)} rules={[{ required, message }]}>
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <Form.Item
          name="password"
          label={say(words.next)}
          extra={say(words.rule)}
          rules={[{ required, pattern: /^[!-~]{8,128}$/, message: say(words.rule) }]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Form.Item
          name="repeat"
          label={say(words.repeat)}
          dependencies={['password']}
          rules={[
            {
              validator: async (_, value) => {
                if (value !== form.getFieldValue('password')) throw new Error(say(words.repeatWrong));
              },
            },
          ]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        {refusal && <Alert type="error" role="alert" title={refusal} className="form-refusal" />}
        <Button htmlType="submit" loading={isBusy}>
          {say(words.change)}
        </Button>
      </Form>
    </Card>
  );
}
