import { definePlaceholder } from '../placeholder.ts';
import props from './props.ts';

export default definePlaceholder(props, {
  label: { en: 'function page', zh: '插件功能页' },
  details: { fail: { errMsg: 'openFunctionalPage:fail' } },
});
