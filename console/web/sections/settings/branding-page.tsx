import { useQuery } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import { ask, useChange } from '../../kit/ask.ts';
import type { OutputOf } from '../../kit/console.ts';
import { useSay } from '../../kit/language.tsx';
import { LogoField } from '../../kit/logo-field.tsx';
import { PageHeader } from '../../kit/page.tsx';
import { Shown } from '../../kit/states.tsx';
import { SettingsForm } from './settings-form.tsx';
import { words } from './words.ts';

type Branding = Omit<OutputOf<'settings.branding'>, 'revision'>;

/** R-SET-01: logo and favicon, domain preference, About us, Terms of service. */
export default function BrandingPage() {
  const say = useSay();
  const branding = useQuery(ask('settings.branding', {}));
  const change = useChange('settings.setBranding', { isQuiet: true });
  return (
    <>
      <PageHeader title={say(words.branding)} hint={say(words.brandingHint)} />
      <Shown of={branding}>
        {({ revision, ...initial }) => (
          <SettingsForm<Branding>
            key={revision}
            initial={initial}
            onSave={(values) => change.mutateAsync({ ...values, revision })}
          >
            <Form.Item name="title" label={say(words.title)} extra={say(words.titleHint)}>
              <Input maxLength={40} showCount />
            </Form.Item>
            <Form.Item name="logo" label={say(words.logo)}>
              <LogoField />
            </Form.Item>
            <Form.Item name="favicon" label={say(words.favicon)}>
              <LogoField />
            </Form.Item>
            <Address name="domain" label={say(words.domain)} hint={say(words.domainHint)} />
            <Address name="aboutUrl" label={say(words.about)} />
            <Address name="termsUrl" label={say(words.terms)} />
          </SettingsForm>
        )}
      </Shown>
    </>
  );
}

function Address({ name, label, hint }: { name: string; label: string; hint?: string }) {
  const say = useSay();
  return (
    <Form.Item
      name={name}
      label={label}
      {...(hint && { extra: hint })}
      rules={[{ pattern: /^(https?:\/\/\S+)?$/, message: say(words.urlRule) }]}
    >
      <Input maxLength={500} type="url" />
    </Form.Item>
  );
}
