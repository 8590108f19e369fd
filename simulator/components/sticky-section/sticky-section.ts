import { defineBuiltin } from '../define.ts';
import { edgesOf } from '../edges.ts';
import props from './props.ts';

export default defineBuiltin(props, (it) => ({
  changed: {
    padding(edges) {
      it.node.style.padding = edgesOf(edges);
    },
    // A section that pushes is the room its header sticks in; one that does not lets it lie under the next one.
    pushPinnedHeader(on) {
      it.node.style.display = on ? '' : 'contents';
    },
  },
}));
