import type { PageProps } from '../../kit/section.ts';
import { JsapiTable } from './jsapi-table.tsx';

export default function AppJsapisPage({ params }: PageProps) {
  return <JsapiTable appId={params.appId!} />;
}
