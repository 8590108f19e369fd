import { PlusOutlined } from '@ant-design/icons';
import { Upload } from 'antd';
import { Button } from './button.tsx';
import { useState } from 'react';
import { call } from './console.ts';
import { useSay } from './language.tsx';
import { reasonOf } from './refusal.ts';
import { words } from './logo-words.ts';
import { Logo } from './logo.tsx';

const side = 128;
const most = 2 * 1024 * 1024;

/** R-APP-04: what is wrong with the file, before it travels; the console checks again. */
async function problemOf(file: File): Promise<keyof typeof words | null> {
  if (!['image/png', 'image/jpeg'].includes(file.type)) return 'wrongType';
  if (file.size >= most) return 'tooLarge';
  try {
    const picture = await createImageBitmap(file);
    const isRight = picture.width === side && picture.height === side;
    picture.close();
    return isRight ? null : 'wrongSize';
  } catch {
    return 'broken';
  }
}

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

interface LogoFieldProps {
  id?: string;
  value?: string | null;
  onChange?: (value: string | null) => void;
}

/** A form's field that holds the hash of a stored logo, or null for the default one. */
export function LogoField({ id, value = null, onChange }: LogoFieldProps) {
  const say = useSay();
  const [problem, setProblem] = useState('');
  const [isBusy, setBusy] = useState(false);
  const take = async (file: File) => {
    setBusy(true);
    try {
      const wrong = await problemOf(file);
      setProblem(wrong ? say(words[wrong]) : '');
      if (!wrong) onChange?.((await call('pictures.upload', { data: await base64Of(file) })).sha256);
    } catch (error) {
      setProblem(reasonOf(error, say));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="picture-field">
      <Logo sha256={value} size={48} />
      <div>
        <div className="row-actions">
          <Upload
            {...(id && { id })}
            accept=".png,.jpg,.jpeg,image/png,image/jpeg"
            showUploadList={false}
            beforeUpload={(file) => {
              void take(file);
              return false;
            }}
          >
            <Button icon={<PlusOutlined aria-hidden />} loading={isBusy}>
              {say(words.choose)}
            </Button>
          </Upload>
          {value && <Button onClick={() => onChange?.(null)}>{say(words.useDefault)}</Button>}
        </div>
        <p className="quiet">{say(words.rule)}</p>
        {problem && (
          <p role="alert" className="picture-problem">
            {problem}
          </p>
        )}
      </div>
    </div>
  );
}
