import { Tag } from 'antd';
import type { OutputOf } from '../../kit/console.ts';
import { useSay } from '../../kit/language.tsx';
import { words } from './words.ts';

export type Version = OutputOf<'versions.get'>;
const colours: Record<Version['status'], string> = {
  development: 'blue',
  in_review: 'processing',
  approved: 'geekblue',
  rejected: 'error',
  online: 'success',
  superseded: '',
};

export function StatusTag({ status }: { status: Version['status'] }) {
  const say = useSay();
  return <Tag color={colours[status]}>{say(words[status])}</Tag>;
}
