import { useQuery } from '@tanstack/react-query';
import { Checkbox, Form, Input, Select } from 'antd';
import { ask, useChange } from '../../kit/ask.ts';
import { FormDialog, useRequired } from '../../kit/form-dialog.tsx';
import { useSay } from '../../kit/language.tsx';
import { useNotices } from '../../kit/notices.tsx';
import { useMay } from '../../kit/session.tsx';
import { kinds } from './kinds.ts';
import type { Feedback } from './kinds.ts';
import { words } from './words.ts';

interface NewFeedback {
  kind: Feedback['kind'];
  programId?: string;
  body: string;
  contact?: string;
}

export function SubmitDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const say = useSay();
  const required = useRequired();
  const notices = useNotices();
  const seesPrograms = useMay()('programs.view') === true;
  const programs = useQuery({ ...ask('programs.list', { limit: 200 }), enabled: isOpen && seesPrograms });
  const submit = useChange('feedback.submit', { isQuiet: true, done: () => notices.done(say(words.sent)) });
  return (
    <FormDialog<NewFeedback>
      title={say(words.submit)}
      isOpen={isOpen}
      onClose={onClose}
      submitText={say(words.submit)}
      initial={{ kind: 'bug', programId: '' }}
      onSubmit={({ programId, ...values }) => submit.mutateAsync({ ...values, programId: programId || null })}
    >
      <Form.Item name="kind" label={say(words.kind)} rules={[required]}>
        <Select options={kinds.map((value) => ({ value, label: say(words[value]) }))} />
      </Form.Item>
      <Form.Item name="programId" label={say(words.about)}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={[
            { value: '', label: say(words.general) },
            ...(programs.data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []),
          ]}
        />
      </Form.Item>
      <Form.Item name="body" label={say(words.body)} rules={[required]}>
        <Input.TextArea rows={5} maxLength={5000} showCount autoFocus />
      </Form.Item>
      <Form.Item name="contact" label={say(words.contact)}>
        <Input maxLength={200} />
      </Form.Item>
    </FormDialog>
  );
}

export function AnswerDialog({ feedback, onClose }: { feedback: Feedback; onClose: () => void }) {
  const say = useSay();
  const answer = useChange('feedback.answer', { isQuiet: true });
  return (
    <FormDialog<{ reply?: string; isClosed?: boolean }>
      title={say(words.answer)}
      isOpen
      onClose={onClose}
      submitText={say(words.answer)}
      initial={{ reply: feedback.reply }}
      onSubmit={({ reply = '', isClosed }) =>
        answer.mutateAsync({ feedbackId: feedback.id, reply, state: isClosed ? 'closed' : 'answered' })
      }
    >
      <p className="form-hint">{feedback.body}</p>
      <Form.Item name="reply" label={say(words.reply)}>
        <Input.TextArea rows={4} maxLength={5000} autoFocus />
      </Form.Item>
      <Form.Item name="isClosed" valuePropName="checked">
        <Checkbox>{say(words.close)}</Checkbox>
      </Form.Item>
    </FormDialog>
  );
}
