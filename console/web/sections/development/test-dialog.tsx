import { useQuery } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import { ask, useChange } from '../../kit/ask.ts';
import type { ItemOf } from '../../kit/console.ts';
import { Alert } from '../../kit/alert.tsx';
import { FormDialog, useRequired } from '../../kit/form-dialog.tsx';
import { useSay } from '../../kit/language.tsx';
import { useNotices } from '../../kit/notices.tsx';
import { MessagePreview } from './message-preview.tsx';
import { words } from './words.ts';

interface Given {
  userKey: string;
  fields: Record<string, string>;
  page?: string;
}
interface Props {
  programId: string;
  template: ItemOf<'messages.mine'>;
  onClose: () => void;
}

/** R-MSG-03, R-MSG-06: one real message to somebody who subscribed, seen before it goes; it counts like any other. */
export function TestDialog({ programId, template, onClose }: Props) {
  const say = useSay();
  const notices = useNotices();
  const required = useRequired();
  const [form] = Form.useForm<Given>();
  const fields = Form.useWatch('fields', form) ?? {};
  const subscribers = useQuery(ask('messages.subscribers', { programId, templateId: template.id }));
  const test = useChange('messages.test', { isQuiet: true });
  const people = subscribers.data?.items ?? [];
  const send = async ({ page = '', ...given }: Given) => {
    const { left } = await test.mutateAsync({ programId, templateId: template.id, page, ...given });
    notices.done(say(words.testSent, { user: given.userKey, left }));
  };
  return (
    <FormDialog<Given>
      form={form}
      title={say(words.testTitle, { title: template.title })}
      submitText={say(words.testSend)}
      isOpen
      onClose={onClose}
      width={640}
      onSubmit={send}
    >
      <p className="quiet form-hint">
        {say(template.type === 'long_term' ? words.testHintLong : words.testHintOnce)}
      </p>
      {subscribers.data && people.length === 0 && (
        <Alert type="warning" title={say(words.testNobody)} className="form-refusal" />
      )}
      <Form.Item name="userKey" label={say(words.testUser)} rules={[required]}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          loading={subscribers.isPending}
          options={people.map(({ userKey, left }) => ({
            value: userKey,
            label: say(words.testUserLeft, { user: userKey, left }),
          }))}
        />
      </Form.Item>
      <div className="keyword-sort">
        <div>
          {template.keywords.map((keyword) => (
            <Form.Item key={keyword} name={['fields', keyword]} label={keyword} rules={[required]}>
              <Input maxLength={200} />
            </Form.Item>
          ))}
          <Form.Item name="page" label={say(words.testPage)} extra={say(words.testPageHint)}>
            <Input maxLength={200} />
          </Form.Item>
        </div>
        <MessagePreview
          title={template.title}
          rows={template.keywords.map((keyword) => ({ keyword, value: fields[keyword] ?? '' }))}
        />
      </div>
    </FormDialog>
  );
}
