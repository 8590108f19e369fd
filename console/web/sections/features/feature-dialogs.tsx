import { useQuery } from '@tanstack/react-query';
import { Form, Input, Select, Switch } from 'antd';
import { ask, useChange } from '../../kit/ask.ts';
import type { OutputOf } from '../../kit/console.ts';
import { FormDialog, useRequired } from '../../kit/form-dialog.tsx';
import { useSay } from '../../kit/language.tsx';
import { useNotices } from '../../kit/notices.tsx';
import { words as kitWords } from '../../kit/words.ts';
import { words } from './words.ts';

type Feature = OutputOf<'features.get'>;

/** R-FEAT-01: add, and edit. */
export function FeatureDialog(props: { isOpen: boolean; feature?: Feature; onClose: () => void }) {
  const { isOpen, feature, onClose } = props;
  const say = useSay();
  const required = useRequired();
  const create = useChange('features.create', { isQuiet: true });
  const edit = useChange('features.edit', { isQuiet: true });
  return (
    <FormDialog<{ name: string; description?: string; isAvailable: boolean }>
      title={say(feature ? words.edit : words.create)}
      isOpen={isOpen}
      onClose={onClose}
      submitText={say(feature ? kitWords.save : words.create)}
      initial={feature ?? { isAvailable: true }}
      onSubmit={(values) =>
        feature
          ? edit.mutateAsync({ featureId: feature.id, revision: feature.revision, ...values })
          : create.mutateAsync(values)
      }
    >
      <Form.Item name="name" label={say(words.name)} rules={[required]}>
        <Input maxLength={60} showCount autoFocus />
      </Form.Item>
      <Form.Item name="description" label={say(words.description)}>
        <Input.TextArea maxLength={2000} rows={4} />
      </Form.Item>
      <Form.Item
        name="isAvailable"
        valuePropName="checked"
        label={say(words.available)}
        extra={say(words.availableHint)}
      >
        <Switch />
      </Form.Item>
    </FormDialog>
  );
}

export function ActivateDialog({ feature, onClose }: { feature: Feature; onClose: () => void }) {
  const say = useSay();
  const required = useRequired();
  const notices = useNotices();
  const programs = useQuery(ask('programs.list', { limit: 200 }));
  const activate = useChange('features.activate', {
    isQuiet: true,
    done: () => notices.done(say(words.applied)),
  });
  return (
    <FormDialog<{ programId: string; reason?: string }>
      title={`${say(words.activate)}: ${feature.name}`}
      isOpen
      onClose={onClose}
      submitText={say(words.apply)}
      onSubmit={(values) => activate.mutateAsync({ featureId: feature.id, ...values })}
    >
      <Form.Item name="programId" label={say(words.program)} rules={[required]}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          loading={programs.isFetching}
          options={programs.data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []}
        />
      </Form.Item>
      <Form.Item name="reason" label={say(words.reason)}>
        <Input.TextArea maxLength={500} rows={3} />
      </Form.Item>
    </FormDialog>
  );
}
