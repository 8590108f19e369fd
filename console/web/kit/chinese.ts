import locale from 'antd/locale/zh_CN';
import 'dayjs/locale/zh-cn';

/** antd's own words (date picker, empty select) in Chinese; loaded only where they are read. */
export default locale;
