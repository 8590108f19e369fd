/** The network members of wx against a server that echoes: what is called in the program, and what comes of it. */
export const networkCases: readonly (readonly [name: string, body: string, expected: unknown])[] = [
  [
    'request',
    "return both('request', { url: `http://${peer}/a`, data: { b: 1 } })",
    ['success,complete', 'request:ok', 0, 'resolved', true],
  ],
  [
    'request: query, status and body',
    "const [, , , a] = await call('request', { url: `http://${peer}/missing`, data: { b: 1 } }); const [, , , b] = await call('request', { url: `http://${peer}/p`, method: 'POST', data: { c: 2 } }); return [a.statusCode, a.data.url, b.data.text]",
    [404, '/missing?b=1', '{"c":2}'],
  ],
  [
    'request: timeout',
    "return both('request', { url: `http://${peer}/slow`, timeout: 50 })",
    ['fail,complete', 'request:fail timeout', 5, 'rejected', true],
  ],
  [
    'request: abort',
    "return both('request', { url: `http://${peer}/slow` }, (task) => task.abort())",
    ['fail,complete', 'request:fail abort', 600003, 'rejected', true],
  ],
  [
    'request: no network',
    "device.set({ network: 'none' }); const all = await both('request', { url: `http://${peer}/a` }); device.set({ network: 'wifi' }); return all",
    [
      'fail,complete',
      'request:fail errcode:-106 cronet_error_code:-106 error_msg:net::ERR_INTERNET_DISCONNECTED',
      600001,
      'rejected',
      true,
    ],
  ],
  [
    'request: ten at once, the others wait',
    'await Promise.all(Array.from({ length: 12 }, () => wx.request({ url: `http://${peer}/hold` }))); return (await wx.request({ url: `http://${peer}/most` })).data',
    { most: 10, total: 12 },
  ],
  [
    'uploadFile',
    "wx.getFileSystemManager().writeFileSync('http://usr/u.txt', 'a note', 'utf8'); return both('uploadFile', { url: `http://${peer}/u`, filePath: 'http://usr/u.txt', name: 'note', formData: { k: 'v' } })",
    ['success,complete', 'uploadFile:ok', 0, 'resolved', true],
  ],
  [
    'uploadFile: form and progress',
    "const seen = []; const [, , , { data, statusCode }] = await call('uploadFile', { url: `http://${peer}/u`, filePath: 'http://usr/u.txt', name: 'note', formData: { k: 'v' } }, (task) => task.onProgressUpdate(({ progress }) => seen.push(progress))); const { text } = JSON.parse(data); return [statusCode, text.includes('name=\"note\"; filename=\"u.txt\"'), text.includes('a note'), text.includes('name=\"k\"'), seen.at(-1)]",
    [200, true, true, true, 100],
  ],
  [
    'uploadFile: timeout',
    "return both('uploadFile', { url: `http://${peer}/slow`, filePath: 'http://usr/u.txt', name: 'f', timeout: 50 })",
    ['fail,complete', 'uploadFile:fail timeout', 5, 'rejected', true],
  ],
  [
    'downloadFile',
    "return both('downloadFile', { url: `http://${peer}/d.json` })",
    ['success,complete', 'downloadFile:ok', 0, 'resolved', true],
  ],
  [
    'downloadFile: file, path and progress',
    "const seen = []; const [, , , one] = await call('downloadFile', { url: `http://${peer}/d.json` }, (task) => task.onProgressUpdate(({ progress }) => seen.push(progress))); const two = await wx.downloadFile({ url: `http://${peer}/d.json`, filePath: 'http://usr/d.json' }); const read = (at) => JSON.parse(wx.getFileSystemManager().readFileSync(at, 'utf8')).url; return [read(one.tempFilePath), two.filePath, read(two.filePath), seen.at(-1)]",
    ['/d.json', 'http://usr/d.json', '/d.json', 100],
  ],
  [
    'downloadFile: abort',
    "return both('downloadFile', { url: `http://${peer}/slow` }, (task) => task.abort())",
    ['fail,complete', 'downloadFile:fail abort', 600003, 'rejected', true],
  ],
  [
    'connectSocket, sendSocketMessage, closeSocket and onSocketX',
    "const seen = []; const next = (name) => new Promise((resolve) => wx[`onSocket${name}`]((fact) => { seen.push(name); resolve(fact); })); const opened = next('Open'); const connected = await call('connectSocket', { url: `ws://${peer}/s` }); await opened; const told = next('Message'); const sent = await call('sendSocketMessage', { data: 'a' }); const { data } = await told; const closed = next('Close'); const ended = await wx.closeSocket({ code: 1000, reason: 'r' }); const { code, reason } = await closed; return [connected.slice(0, 2), sent.slice(0, 2), data, ended.errMsg, [code, typeof reason], seen]",
    [
      ['success,complete', 'connectSocket:ok'],
      ['success,complete', 'sendSocketMessage:ok'],
      'echo a',
      'closeSocket:ok',
      [1000, 'string'],
      ['Open', 'Message', 'Close'],
    ],
  ],
  [
    'connectSocket as a promise: sendSocketMessage resolves, closeSocket tells',
    "const opened = new Promise((resolve) => wx.onSocketOpen(resolve)); const { errMsg } = await wx.connectSocket({ url: `ws://${peer}/s` }); await opened; const sent = await wx.sendSocketMessage({ data: 'b' }); const gone = new Promise((resolve) => wx.onSocketClose(resolve)); const closed = await call('closeSocket', {}); await gone; return [errMsg, sent.errMsg, closed.slice(0, 2)]",
    ['connectSocket:ok', 'sendSocketMessage:ok', ['success,complete', 'closeSocket:ok']],
  ],
  [
    'onSocketError: nobody answers',
    "const heard = new Promise((resolve) => wx.onSocketError(resolve)); const gone = new Promise((resolve) => wx.onSocketClose(resolve)); await wx.connectSocket({ url: 'ws://127.0.0.1:9/' }); const { errMsg } = await heard; await gone; return errMsg",
    'connectSocket:fail the connection failed',
  ],
];
