import { Form, Input } from 'antd';
import { Checks } from '../../kit/checks.tsx';
import { useRequired } from '../../kit/form-dialog.tsx';
import { useSay } from '../../kit/language.tsx';
import { LogoField } from '../../kit/logo-field.tsx';
import { appName, packageNames, platformNames, platforms } from './platforms.ts';
import type { Platform } from './platforms.ts';
import { words } from './words.ts';

export interface AppValues {
  name: string;
  overview?: string;
  logo?: string | null;
  platforms: Platform[];
  ios?: string;
  android?: string;
  downloadUrl?: string;
}

/** The fields as the console takes them. */
export function inputOf(values: AppValues) {
  const { name, overview = '', logo = null, downloadUrl = '' } = values;
  const list = values.platforms.map((platform) => ({
    platform,
    packageName: (values[platform] ?? '').trim(),
  }));
  return { name, overview, logo, platforms: list, downloadUrl: downloadUrl.trim() };
}

const packageWords = {
  ios: { label: words.iosName, rule: words.iosRule },
  android: { label: words.androidName, rule: words.androidRule },
};

/** R-APP-02..05: the fields with their limits, the same when creating and editing. */
export function AppFields() {
  const say = useSay();
  const required = useRequired();
  return (
    <>
      <Form.Item
        name="name"
        label={say(words.name)}
        extra={say(words.nameRule)}
        rules={[{ required: true, pattern: appName, message: say(words.nameRule) }]}
      >
        <Input maxLength={20} showCount autoComplete="off" />
      </Form.Item>
      <Form.Item name="overview" label={say(words.overview)}>
        <Input.TextArea maxLength={500} rows={3} showCount />
      </Form.Item>
      <Form.Item name="logo" label={say(words.logo)}>
        <LogoField />
      </Form.Item>
      <Form.Item
        name="platforms"
        label={say(words.platform)}
        rules={[{ required: true, type: 'array', min: 1, message: say(words.pickPlatform) }]}
      >
        <Checks options={platforms.map((value) => ({ value, label: platformNames[value] }))} />
      </Form.Item>
      <Form.Item noStyle shouldUpdate={(before, after) => before.platforms !== after.platforms}>
        {({ getFieldValue }) =>
          platforms
            .filter((platform) => (getFieldValue('platforms') as Platform[] | undefined)?.includes(platform))
            .map((platform) => (
              <Form.Item
                key={platform}
                name={platform}
                label={say(packageWords[platform].label)}
                extra={say(packageWords[platform].rule)}
                rules={[
                  required,
                  { pattern: packageNames[platform], message: say(packageWords[platform].rule) },
                ]}
              >
                <Input maxLength={155} className="code" autoComplete="off" />
              </Form.Item>
            ))
        }
      </Form.Item>
      <Form.Item
        name="downloadUrl"
        label={say(words.download)}
        extra={say(words.downloadRule)}
        rules={[{ pattern: /^\s*(https?:\/\/\S+)?\s*$/, message: say(words.downloadRule) }]}
      >
        <Input maxLength={500} autoComplete="off" />
      </Form.Item>
    </>
  );
}
