import type { Text } from '../../../contract/text.ts';

export const words = {
  choose: { en: 'Choose a picture', zh: '选择图片' },
  useDefault: { en: 'Use the default', zh: '使用默认图标' },
  rule: {
    en: 'Square .jpg or .png of 128*128, less than 2 MB. Without one the system’s default is used.',
    zh: '正方形 .jpg 或 .png，128*128，小于 2 MB；未上传时使用系统默认图标。',
  },
  wrongType: { en: 'This is neither a .jpg nor a .png file.', zh: '文件不是 .jpg 或 .png。' },
  tooLarge: { en: 'The file has 2 MB or more.', zh: '文件达到或超过 2 MB。' },
  wrongSize: { en: 'The picture is not 128*128 pixels.', zh: '图片分辨率不是 128*128。' },
  broken: { en: 'The picture cannot be read.', zh: '无法读取图片。' },
} satisfies Record<string, Text>;
