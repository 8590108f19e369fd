// wx.cloud on the project's own functions: their files, what is called in the program, and what comes of it.

const login = `const cloud = require('wx-server-sdk');
const { double } = require('./lib/double');
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });
let calls = 0;
exports.main = async (event, context) => {
  calls += 1;
  const { OPENID, APPID } = cloud.getWXContext();
  return { openid: OPENID, appid: APPID, twice: double(event.n), calls, who: event.userInfo.openId, browser: typeof window };
};`;

const teas = `const cloud = require('wx-server-sdk');
cloud.init();
const db = cloud.database();
exports.main = async ({ act, name, phone, image }) => {
  const list = db.collection('cupboard');
  if (act === 'add') return list.add({ data: { name } });
  if (act === 'both') return cloud.callFunction({ name: 'login', data: { n: 4 } });
  if (act === 'phone') return phone.data.purePhoneNumber.length;
  if (act === 'spoil')
    return db.runTransaction(async (change) => {
      await change.collection('cupboard').add({ data: { name } });
      throw new Error('spoilt');
    });
  if (act === 'keep') {
    const { fileID } = await cloud.uploadFile({ cloudPath: 'made.txt', fileContent: Buffer.from(image, 'base64') });
    const { fileContent } = await cloud.downloadFile({ fileID });
    return [fileID, fileContent.toString()];
  }
  if (act === 'pay') return cloud.openapi.wxacode.get({});
  const { data } = await list.where({ name: db.command.neq('') }).get();
  return data.map((one) => [one.name, '_openid' in one]);
};`;

/** Of the project that the cases run in. */
export const cloudFunctions: Record<string, string> = {
  'cloudfunctions/login/index.js': login,
  'cloudfunctions/login/lib/double.js': 'exports.double = (n) => n * 2;',
  'cloudfunctions/teas/start.js': teas,
  'cloudfunctions/teas/package.json': '{ "main": "start.js" }',
  'cloudfunctions/weather/mock.json': '{ "sky": "blue" }',
  'cloudfunctions/weather/index.js': "require('got');",
  'cloudfunctions/guess/mock.js': 'module.exports = ({ n }) => n + 1;',
  'cloudfunctions/got/index.js': "const got = require('got'); exports.main = () => got('https://a.example');",
  'cloudfunctions/broken/index.js': 'exports.main = () => undefined.leaf;',
  'cloudfunctions/empty/readme.md': 'nothing',
};

const missing =
  'cloud.callFunction:fail Error: errCode: -501000  | errMsg: FunctionName parameter could not be found.';

export const cloudCases: readonly (readonly [name: string, body: string, expected: unknown])[] = [
  [
    'cloud.callFunction',
    "return both('cloud.callFunction', { name: 'login', data: { n: 2 } })",
    ['success,complete', 'cloud.callFunction:ok', 0, 'resolved', true],
  ],
  [
    'cloud.callFunction: the function gets who asks, its own modules and no browser; it stays warm',
    "const { result, requestID } = await wx.cloud.callFunction({ name: 'login', data: { n: 3 } }); return [result.openid === result.who, result.appid, result.twice, result.calls > 2, result.browser, requestID.length]",
    [true, 'wx0000000000000000', 6, true, 'undefined', 36],
  ],
  [
    'cloud.callFunction: records and files are those of the program, and are nobody’s',
    "const ask = async (data) => (await wx.cloud.callFunction({ name: 'teas', data })).result; await ask({ act: 'add', name: 'oolong' }); const spoilt = await ask({ act: 'spoil', name: 'x' }).catch(({ errCode }) => errCode); const seen = await wx.cloud.database().collection('cupboard').get(); const [fileID, text] = await ask({ act: 'keep', image: btoa('tea') }); const { fileList } = await wx.cloud.getTempFileURL({ fileList: [fileID] }); return [await ask({}), spoilt, seen.data.length, fileID, text, fileList[0].status, (await ask({ act: 'both' })).result.twice, await ask({ act: 'phone', phone: wx.cloud.CloudID('p') })]",
    [[['oolong', false]], -504002, 1, 'cloud://local/made.txt', 'tea', 0, 8, 11],
  ],
  [
    'cloud.callFunction: a mock answers in place of the function',
    "return [(await wx.cloud.callFunction({ name: 'weather' })).result, (await wx.cloud.callFunction({ name: 'guess', data: { n: 1 } })).result]",
    [{ sky: 'blue' }, 2],
  ],
  [
    'cloud.callFunction: a function that is not there',
    "return both('cloud.callFunction', { name: 'nobody' })",
    ['fail,complete', missing, -501000, 'rejected', true],
  ],
  [
    'cloud.callFunction: a folder without a function, a name that leaves the folder',
    "return Promise.all(['empty', '../../etc', '.'].map((name) => wx.cloud.callFunction({ name }).catch(({ errMsg }) => errMsg)))",
    [missing, missing, missing],
  ],
  [
    'cloud.callFunction: what the function throws, modules and services that are not here',
    "const failed = async (name, data) => { const { errCode, errMsg } = await wx.cloud.callFunction({ name, data }).catch((error) => error); return [errCode, errMsg.split('\\n')[0].replace('cloud.callFunction:fail Error: errCode: -504002 functions execute fail | errMsg: ', '')] }; return [await failed('broken'), await failed('got'), (await failed('teas', { act: 'pay' }))[1].includes('cloud.openapi.wxacode.get needs the real cloud')]",
    [
      [-504002, "TypeError: Cannot read properties of undefined (reading 'leaf')"],
      [-504002, "Error: Cannot find module 'got'"],
      true,
    ],
  ],
  [
    'cloud.callFunction: a wrong parameter',
    "return both('cloud.callFunction', {})",
    [
      'fail,complete',
      'cloud.callFunction:fail parameter.name should be string instead of undefined;',
      -401003,
      'rejected',
      true,
    ],
  ],
  [
    'cloud.deleteFile: a wrong parameter',
    "return both('cloud.deleteFile', { fileList: 'a' })",
    [
      'fail,complete',
      'cloud.deleteFile:fail parameter.fileList should be array instead of string;',
      -401003,
      'rejected',
      true,
    ],
  ],
  [
    'cloud.getTempFileURL: more than fifty at once',
    "return both('cloud.getTempFileURL', { fileList: Array(51).fill('cloud://local/a') })",
    [
      'fail,complete',
      'cloud.getTempFileURL:fail parameter.fileList should have at most 50 items',
      -501007,
      'rejected',
      true,
    ],
  ],
  [
    'cloud.downloadFile: a file that nobody put there',
    "return both('cloud.downloadFile', { fileID: 'cloud://local/none' })",
    ['fail,complete', 'cloud.downloadFile:fail storage file not exists', -503003, 'rejected', true],
  ],
];
