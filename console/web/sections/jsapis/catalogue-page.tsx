import { useSay } from '../../kit/language.tsx';
import { PageHeader } from '../../kit/page.tsx';
import { JsapiTable } from './jsapi-table.tsx';
import { words } from './words.ts';

/** R-JSAPI-01: every JSAPI of the workspace's applications. */
export default function CataloguePage() {
  const say = useSay();
  return (
    <>
      <PageHeader title={say(words.jsapis)} hint={say(words.noneHint)} />
      <JsapiTable />
    </>
  );
}
