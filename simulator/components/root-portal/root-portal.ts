import { defineBuiltin } from '../define.ts';
import props from './props.ts';

export default defineBuiltin(props, (it) => {
  const content = it.document.createElement('div');
  content.className = 'wx-root-portal-content';
  const place = () => {
    if (!it.node.isConnected) return;
    (it.data.enable ? it.document.body : it.node).append(content);
  };
  it.node.append(content);
  return { content, changed: { enable: place }, attached: place, detached: () => content.remove() };
});
