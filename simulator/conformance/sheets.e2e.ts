import { runCases } from '../testing/cases.ts';

/** What an API draws, and what a person does with it. */
const sheet = `const seen = (selector) => [...document.querySelectorAll('.tessera-layer:not(.tessera-leaving) ' + selector)];
  const until = async (selector) => { while (!seen(selector).length) await tick(20); return seen(selector); };
  const press = async (selector, at = 0) => { const all = await until(selector); while (all[at].disabled) await tick(20); all[at].click(); };
  const words = (selector) => seen(selector).map((one) => one.textContent);`;

runCases(
  'R-SIM Sheets of the phone',
  [
    {
      title: 'a permission is asked in the name of the program, with the reason that app.json gives',
      act: `${sheet} wx.startLocationUpdateBackground({ fail: () => undefined }); await until('.tessera-ask');
        const said = [words('.tessera-face'), words('.tessera-ask h3'), words('.tessera-ask p')];
        await press('.tessera-ask-no'); return said`,
      expect: [['TTables 申请'], ['在后台获取你的位置信息'], ['to find the way']],
    },
    {
      title: 'each message of requestSubscribeMessage can be left out',
      act: `${sheet} const answer = new Promise((success) => wx.requestSubscribeMessage({ tmplIds: ['a', 'b'], success }));
        await press('.tessera-ask-row', 1); await press('.tessera-ask-yes'); const { a, b } = await answer; return [a, b]`,
      expect: ['accept', 'reject'],
    },
    {
      title: 'the sandbox says that no money moves, and its buttons pay or cancel',
      act: `${sheet} wx.requestPayment({ timeStamp: '1', nonceStr: 'n', package: 'prepay_id=7', paySign: 's', fail: () => undefined });
        await until('.tessera-ask'); const said = [words('.tessera-ask p'), words('.tessera-ask-buttons > button')];
        await press('.tessera-ask-no'); return said`,
      expect: [['沙箱，不会扣款\nprepay_id=7'], ['取消', '支付']],
    },
    {
      title: 'the album numbers what is chosen and takes no more than count',
      act: `${sheet} const answer = new Promise((success) => wx.chooseImage({ count: 2, success }));
        await until('.tessera-native-row'); const isOff = seen('.tessera-native-done')[0].disabled;
        for (const at of [3, 0, 1]) { await press('.tessera-native-row', at); await tick(120); }
        const numbers = seen('.tessera-native-row').map((one) => one.dataset.number ?? '');
        const done = words('.tessera-native-done'); await press('.tessera-native-done');
        return [isOff, numbers.slice(0, 4), done, (await answer).tempFilePaths.length]`,
      expect: [true, ['2', '', '', '1'], ['完成 (2)'], 2],
    },
    {
      title: 'chooseLocation begins where the program says, and takes a place of the list or below the pin',
      act: `${sheet} const choose = (options) => new Promise((success) => wx.chooseLocation({ ...options, success }));
        const first = choose({ latitude: 31.5, longitude: 121.25 }); await until('.tessera-place-map'); await tick(50);
        const below = words('.tessera-native-row.is-chosen small'); await press('.tessera-native-done'); const pinned = await first;
        await tick(400); const second = choose({}); await press('.tessera-native-row', 1); await press('.tessera-native-done');
        const named = await second; return [below, pinned.latitude, pinned.longitude, named.name]`,
      expect: [['31.50000, 121.25000'], 31.5, 121.25, '广州塔'],
    },
    {
      title: 'a tab bar at the top lies over the page and shows words only',
      act: `const bar = document.querySelector('.tabs').getBoundingClientRect(); const pages = document.querySelector('.pages').getBoundingClientRect();
        return [bar.bottom === pages.top, document.querySelectorAll('.tabs img').length, [...document.querySelectorAll('.tabs button')].map((one) => one.textContent)]`,
      expect: [true, 0, ['A', 'B']],
    },
  ],
  {
    json: {
      window: { navigationBarTitleText: 'Tables' },
      permission: { 'scope.userLocationBackground': { desc: 'to find the way' } },
      tabBar: {
        position: 'top',
        list: [
          { pagePath: 'c5/page', text: 'A', iconPath: 'c5/a.svg' },
          { pagePath: 'c0/page', text: 'B', iconPath: 'c5/a.svg' },
        ],
      },
    },
  },
);
