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
    'connectSocket:fail connect ECONNREFUSED 127.0.0.1:9',
  ],
  [
    'connectSocket: header, protocols and the answer of the handshake',
    "const task = wx.connectSocket({ url: `ws://${peer}/headers`, header: { 'X-Tea': 'oolong', Referer: 'x' }, protocols: ['tea'], perMessageDeflate: true }); const first = new Promise((done) => task.onMessage(({ data }) => done(JSON.parse(data)))); const { header } = await new Promise((done) => task.onOpen(done)); const seen = await first; const closed = new Promise((done) => task.onClose(done)); const states = [task.readyState]; task.close({}); states.push(task.readyState); await closed; states.push(task.readyState); return [seen, header['x-kettle'], states]",
    [
      {
        tea: 'oolong',
        referer: 'https://servicewechat.com/wx0000000000000000/devtools/page-frame.html',
        protocol: 'tea',
        deflates: true,
      },
      'hot',
      [1, 2, 3],
    ],
  ],
  [
    'connectSocket: bytes come as they went',
    'const task = wx.connectSocket({ url: `ws://${peer}/s` }); await new Promise((done) => task.onOpen(done)); const told = new Promise((done) => task.onMessage(({ data }) => done([...new Uint8Array(data)]))); task.send({ data: new Uint8Array([0, 200, 255]).buffer }); const bytes = await told; const gone = new Promise((done) => task.onClose(done)); task.close(); await gone; return bytes',
    [0, 200, 255],
  ],
  [
    'connectSocket: timeout, a server that refuses, six at once',
    "const refusal = (options) => { const task = wx.connectSocket(options); return new Promise((done) => task.onError(({ errMsg }) => task.onClose(() => done(errMsg)))); }; const late = await refusal({ url: `ws://${peer}/slow`, timeout: 50 }); const not = await refusal({ url: `ws://${peer}/refused` }); const tasks = Array.from({ length: 5 }, () => wx.connectSocket({ url: `ws://${peer}/s` })); await Promise.all(tasks.map((task) => new Promise((done) => task.onOpen(done)))); const sixth = await call('connectSocket', { url: `ws://${peer}/s` }); await Promise.all(tasks.map((task) => new Promise((done) => { task.onClose(done); task.close(); }))); return [late, not, sixth.slice(0, 3)]",
    [
      'connectSocket:fail timeout',
      'connectSocket:fail Unexpected server response: 403',
      ['fail,complete', 'connectSocket:fail the number of sockets exceeds the limit', 600007],
    ],
  ],
  [
    'connectSocket: no network',
    "device.set({ network: 'none' }); const all = await call('connectSocket', { url: `ws://${peer}/s` }); device.set({ network: 'wifi' }); return all.slice(0, 3)",
    [
      'fail,complete',
      'connectSocket:fail errcode:-106 cronet_error_code:-106 error_msg:net::ERR_INTERNET_DISCONNECTED',
      600001,
    ],
  ],
  [
    'createUDPSocket: two sockets talk; broadcast, parts, connect and write, close',
    "const [one, two] = [wx.createUDPSocket(), wx.createUDPSocket()]; const listening = (socket) => new Promise((done) => socket.onListening(() => done(true))); const ready = [listening(one), listening(two)]; const port = one.bind(); const other = two.bind(); await Promise.all(ready); const heard = (socket) => new Promise((done) => { const listener = (fact) => { socket.offMessage(listener); done(fact); }; socket.onMessage(listener); }); let next = heard(two); one.setTTL(9); one.send({ address: '127.0.0.1', port: other, message: new Uint8Array([1, 2, 3, 4]).buffer, offset: 1, length: 2 }); const { message, remoteInfo, localInfo } = await next; next = heard(one); two.connect({ address: '127.0.0.1', port }); two.write({ message: 'tea' }); const answer = await next; const closed = new Promise((done) => one.onClose(() => done('closed'))); one.close(); const end = await closed; two.close(); return [[...new Uint8Array(message)], remoteInfo.address, remoteInfo.port === port, remoteInfo.size, remoteInfo.family, localInfo.port === other, new TextDecoder().decode(answer.message), end]",
    [[2, 3], '127.0.0.1', true, 2, 'IPv4', true, 'tea', 'closed'],
  ],
  [
    'createUDPSocket: what it refuses comes by its error',
    "const failed = (act, socket = wx.createUDPSocket()) => new Promise((done) => { socket.onError(({ errMsg }) => done(errMsg)); act(socket); }); const taken = wx.createUDPSocket(); const bound = new Promise((done) => taken.onListening(done)); const port = taken.bind(); await bound; const all = [await failed((socket) => socket.send({ address: '127.0.0.1', port: 9, message: 'a' })), await failed((socket) => socket.write({ message: 'a' })), (await failed((socket) => socket.bind(port))).replace(/\\d+/g, 'N'), await failed((socket) => socket.send({ address: '127.0.0.1', port: 9 }), taken)]; taken.close(); device.set({ network: 'none' }); all.push(await failed((socket) => socket.bind())); device.set({ network: 'wifi' }); return all",
    [
      'UDPSocket.send:fail not bound',
      'UDPSocket.write:fail not connected',
      'UDPSocket.bind:fail bind EADDRINUSE N.N.N.N:N',
      'UDPSocket.send:fail invalid address, port or message',
      'UDPSocket.bind:fail network is down',
    ],
  ],
  [
    'createTCPSocket: an HTTP server answers; nobody answers',
    "const [address, port] = peer.split(':'); const socket = wx.createTCPSocket(); const connected = new Promise((done) => socket.onConnect(() => done('connected'))); const heard = new Promise((done) => socket.onMessage(done)); const closed = new Promise((done) => socket.onClose(() => done('closed'))); socket.connect({ address, port: Number(port) }); const first = await connected; socket.write('GET /missing HTTP/1.1\\r\\nHost: a\\r\\nConnection: close\\r\\n\\r\\n'); const { message, remoteInfo, localInfo } = await heard; const last = await closed; const lost = wx.createTCPSocket(); const words = [new Promise((done) => lost.onError(({ errMsg }) => done(errMsg))), new Promise((done) => lost.onClose(() => done('closed')))]; lost.connect({ address, port: 65535 }); const early = wx.createTCPSocket(); const refused = new Promise((done) => early.onError(({ errMsg }) => done(errMsg))); early.write('a'); return [first, new TextDecoder().decode(message).split('\\r\\n')[0], remoteInfo.port === Number(port), localInfo.port > 0, last, ...(await Promise.all(words)), await refused]",
    [
      ...['connected', 'HTTP/1.1 404 Not Found', true, true, 'closed'],
      'TCPSocket.connect:fail connect ECONNREFUSED 127.0.0.1:65535',
      ...['closed', 'TCPSocket.write:fail not connected'],
    ],
  ],
  [
    'login: no network',
    "device.set({ network: 'none' }); const all = await both('login', {}); device.set({ network: 'wifi' }); return all",
    [
      'fail,complete',
      'login:fail errcode:-106 cronet_error_code:-106 error_msg:net::ERR_INTERNET_DISCONNECTED',
      600001,
      'rejected',
      true,
    ],
  ],
  [
    'getUserInfo: no network',
    "device.set({ network: 'none' }); const all = await both('getUserInfo', {}); device.set({ network: 'wifi' }); return all",
    [
      'fail,complete',
      'getUserInfo:fail errcode:-106 cronet_error_code:-106 error_msg:net::ERR_INTERNET_DISCONNECTED',
      600001,
      'rejected',
      true,
    ],
  ],
];
