import { ReloadOutlined } from '@ant-design/icons';
import { Checkbox, Form, Input, Modal } from 'antd';
import { Alert } from './alert.tsx';
import { Button } from './button.tsx';
import { Tooltip } from './tooltip.tsx';
import { useCallback, useEffect, useRef, useState } from 'react';
import { call } from './console.ts';
import { Copyable, CopyButton } from './copyable.tsx';
import { useSay } from './language.tsx';
import { useNotices } from './notices.tsx';
import { Facts } from './page.tsx';
import { words } from './new-password-words.ts';
import './new-password.css';

/** R-USER-02: 8 to 128 letters, digits or English symbols. */
const allowed = /^[\x21-\x7e]{8,128}$/;

/** R-USER-02, R-USER-03: the field `password` of a form: made by the console (the default) or typed, with Generate and Copy. */
export function NewPasswordField({ label }: { label: string }) {
  const say = useSay();
  return (
    <Form.Item
      name="password"
      label={label}
      extra={say(words.help)}
      rules={[{ required: true, pattern: allowed, message: say(words.help) }]}
    >
      <PasswordBox />
    </Form.Item>
  );
}

function PasswordBox({
  id,
  value = '',
  onChange,
}: {
  id?: string;
  value?: string;
  onChange?: (value: string) => void;
}) {
  const say = useSay();
  const notices = useNotices();
  const [isGenerated, setGenerated] = useState(true);
  const latest = useRef({ onChange, isGenerated });
  useEffect(() => {
    latest.current = { onChange, isGenerated };
  });
  const generate = useCallback(async () => {
    try {
      const { password } = await call('users.suggestPassword', {});
      // Whoever has begun to type meanwhile keeps what they typed.
      if (latest.current.isGenerated) latest.current.onChange?.(password);
    } catch (error) {
      notices.refused(error);
    }
  }, [notices]);
  useEffect(() => void generate(), [generate]);
  return (
    <div className="new-password">
      <Checkbox
        checked={isGenerated}
        onChange={({ target }) => {
          setGenerated(target.checked);
          if (target.checked) void generate();
          else onChange?.('');
        }}
      >
        {say(words.automatic)}
      </Checkbox>
      <div className="new-password-row">
        {isGenerated ? (
          <Input {...(id && { id })} className="code" value={value} readOnly />
        ) : (
          <Input.Password
            {...(id && { id })}
            value={value}
            autoComplete="new-password"
            onChange={({ target }) => onChange?.(target.value)}
          />
        )}
        {isGenerated && (
          <Tooltip title={say(words.generate)}>
            <Button
              icon={<ReloadOutlined />}
              aria-label={say(words.generate)}
              onClick={() => void generate()}
            />
          </Tooltip>
        )}
        <CopyButton text={value} name={say(words.password)} />
      </div>
    </div>
  );
}

export interface Credentials {
  account: string;
  password: string;
}

/** What the new user needs to sign in: shown once. */
export function CredentialsDialog({ of, onClose }: { of: Credentials | null; onClose: () => void }) {
  const say = useSay();
  const close = (
    <Button key="close" type="primary" onClick={onClose}>
      {say(words.understood)}
    </Button>
  );
  return (
    <Modal
      open={of !== null}
      title={say(words.created)}
      onCancel={onClose}
      mask={{ closable: false }}
      destroyOnHidden
      footer={[
        of && (
          <CopyButton
            key="both"
            text={`${of.account} ${of.password}`}
            name={say(words.both)}
            label={say(words.both)}
          />
        ),
        close,
      ]}
    >
      {of && (
        <>
          <Alert type="warning" title={say(words.once)} className="form-refusal" />
          <Facts
            of={[
              [say(words.account), <Copyable key="account" text={of.account} name={say(words.account)} />],
              [
                say(words.password),
                <Copyable key="password" text={of.password} name={say(words.password)} />,
              ],
            ]}
          />
        </>
      )}
    </Modal>
  );
}
