const RPX = /(-?(?:\d+\.?\d*|\.\d+))rpx\b/gi;

/** 750 rpx are the width of the page, whatever its pixels: so rpx are vw. */
export function rpxToVw(style: string): string {
  if (!style.includes('rpx') && !style.includes('RPX')) return style;
  return style.replace(RPX, (_, digits: string) => `${(Number(digits) * 100) / 750}vw`);
}
