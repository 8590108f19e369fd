import { defineBuiltin } from '../define.ts';
import { edgesOf } from '../edges.ts';
import props from './props.ts';

export default defineBuiltin(
  props,
  (it) => ({
    changed: {
      padding(edges) {
        it.node.style.padding = edgesOf(edges);
      },
    },
  }),
  true,
);
