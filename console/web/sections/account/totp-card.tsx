import { Form, Input } from 'antd';
import { useState } from 'react';
import { useChange } from '../../kit/ask.ts';
import type { OutputOf } from '../../kit/console.ts';
import { Copyable } from '../../kit/copyable.tsx';
import { FormDialog, useRequired } from '../../kit/form-dialog.tsx';
import { useSay } from '../../kit/language.tsx';
import { Card } from '../../kit/page.tsx';
import { Qr } from '../../kit/qr.tsx';
import { ActionButton } from '../../kit/permission.tsx';
import { useMe } from '../../kit/session.tsx';
import { words } from './words.ts';

export function TotpCard() {
  const say = useSay();
  const { required, message } = useRequired();
  const { user } = useMe();
  const [made, setMade] = useState<OutputOf<'sessions.startTotp'> | null>(null);
  const [isStopping, setStopping] = useState(false);
  const start = useChange('sessions.startTotp', { done: setMade });
  const confirm = useChange('sessions.confirmTotp', { isQuiet: true });
  const stop = useChange('sessions.stopTotp', { isQuiet: true });
  const action = user.isTotpOn ? (
    <ActionButton danger onClick={() => setStopping(true)}>
      {say(words.turnOff)}
    </ActionButton>
  ) : (
    <ActionButton loading={start.isPending} onClick={() => start.mutate({})}>
      {say(words.turnOn)}
    </ActionButton>
  );
  return (
    <Card title={say(words.totp)} actions={action}>
      <p>{say(user.isTotpOn ? words.totpOn : words.totpOff)}</p>
      <FormDialog<{ code: string }>
        title={say(words.totp)}
        submitText={say(words.turnOn)}
        isOpen={made !== null}
        onClose={() => setMade(null)}
        onSubmit={({ code }) => confirm.mutateAsync({ code })}
      >
        <p className="form-hint">{say(words.scan)}</p>
        {made && (
          <div className="trial">
            <Qr value={made.url} name={say(words.qr)} size={160} />
            <Copyable text={made.secret} name={say(words.secret)} />
          </div>
        )}
        <Form.Item
          name="code"
          label={say(words.code)}
          rules={[{ required, pattern: /^\d{6}$/, message: say(words.codeWrong) }]}
        >
          <Input inputMode="numeric" autoComplete="one-time-code" maxLength={6} />
        </Form.Item>
      </FormDialog>
      <FormDialog<{ password: string }>
        title={say(words.turnOff)}
        submitText={say(words.turnOff)}
        isDanger
        isOpen={isStopping}
        onClose={() => setStopping(false)}
        onSubmit={({ password }) => stop.mutateAsync({ password })}
      >
        <Form.Item name="password" label={say(words.password)} rules={[{ required, message }]}>
          <Input.Password autoComplete="current-password" />
        </Form.Item>
      </FormDialog>
    </Card>
  );
}
