import { defineBuiltin } from '../define.ts';
import props from './props.ts';

export default defineBuiltin(props, (it) => {
  const matches = () => {
    const { innerWidth: width, innerHeight: height } = it.window;
    const { data } = it;
    const tests = [
      !data.minWidth || width >= data.minWidth,
      !data.maxWidth || width <= data.maxWidth,
      !data.width || width === data.width,
      !data.minHeight || height >= data.minHeight,
      !data.maxHeight || height <= data.maxHeight,
      !data.height || height === data.height,
      !data.orientation || data.orientation === (width > height ? 'landscape' : 'portrait'),
    ];
    return tests.every(Boolean);
  };
  const apply = () => it.node.classList.toggle('wx-match-media-off', !matches());
  it.listen(it.window, 'resize', apply);
  return {
    changed: {
      minWidth: apply,
      maxWidth: apply,
      width: apply,
      minHeight: apply,
      maxHeight: apply,
      height: apply,
      orientation: apply,
    },
    attached: apply,
  };
});
