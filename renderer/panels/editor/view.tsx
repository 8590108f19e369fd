import '../../editor/editor.css';
import type { PanelProps } from '../../shell/declaration.ts';
import { isFont, isImage } from '../../shell/file-icon.ts';
import { FontView, ImageView } from '../../editor/media-view.tsx';
import { TextView } from '../../editor/text-view.tsx';

export default function EditorView({ workbench, panel }: PanelProps) {
  const path = String(panel.params.path);
  if (isFont(path)) return <FontView workbench={workbench} path={path} />;
  if (isImage(path) && !path.endsWith('.svg')) return <ImageView workbench={workbench} path={path} />;
  return <TextView workbench={workbench} panel={panel} path={path} />;
}
