import api from 'miniprogram-api-typings/types/wx/lib.wx.api.d.ts?raw';
import app from 'miniprogram-api-typings/types/wx/lib.wx.app.d.ts?raw';
import behavior from 'miniprogram-api-typings/types/wx/lib.wx.behavior.d.ts?raw';
import canvas from 'miniprogram-api-typings/types/wx/lib.wx.canvas.d.ts?raw';
import cloud from 'miniprogram-api-typings/types/wx/lib.wx.cloud.d.ts?raw';
import component from 'miniprogram-api-typings/types/wx/lib.wx.component.d.ts?raw';
import event from 'miniprogram-api-typings/types/wx/lib.wx.event.d.ts?raw';
import index from 'miniprogram-api-typings/types/wx/index.d.ts?raw';
import page from 'miniprogram-api-typings/types/wx/lib.wx.page.d.ts?raw';

const folder = 'file:///node_modules/miniprogram-api-typings/types/wx';

/** References to files left out (xr-frame, skyline's engine) are harmless: they resolve to nothing. */
export const platformTypes: Record<string, string> = {
  [`${folder}/index.d.ts`]: index,
  [`${folder}/lib.wx.api.d.ts`]: api,
  [`${folder}/lib.wx.app.d.ts`]: app,
  [`${folder}/lib.wx.behavior.d.ts`]: behavior,
  [`${folder}/lib.wx.canvas.d.ts`]: canvas,
  [`${folder}/lib.wx.cloud.d.ts`]: cloud,
  [`${folder}/lib.wx.component.d.ts`]: component,
  [`${folder}/lib.wx.event.d.ts`]: event,
  [`${folder}/lib.wx.page.d.ts`]: page,
};
