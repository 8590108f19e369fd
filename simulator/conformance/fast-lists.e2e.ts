import { runCases } from '../testing/cases.ts';

/** TESSERA_FUZZ=10000 for a long run. */
const STEPS = Number(process.env.TESSERA_FUZZ ?? 100);

const row =
  '<view class="r" wx:for="{{l}}" wx:key="id" data-i="{{index}}">{{index}}:{{item.t}}<text wx:for="{{item.k}}" wx:for-item="k" wx:key="*this">{{k}}</text><view wx:if="{{item.on}}">on{{other}}</view></view>';
const templates = {
  plain: row,
  neighbours: `${row}<view wx:for="{{l}}" wx:key="id">{{l[0].t}}{{l.length}}{{item.t}}</view>`,
  unkeyed: '<view wx:for="{{l}}">{{index}}{{item.t}}<text wx:if="{{item.on}}">x</text></view>',
  nested:
    '<block wx:for="{{l}}" wx:for-item="a" wx:key="id"><view wx:for="{{l}}" wx:for-item="b" wx:key="id">{{a.t}}{{b.t}}</view></block>',
  template:
    '<template name="t"><view wx:for="{{rows}}" wx:key="id">{{rows.length}}{{item.t}}</view></template><template is="t" data="{{rows: l}}"/><view wx:for="{{l}}" wx:key="id">{{item.t}}</view>',
  outside:
    '<view>{{l.length}}{{l[1].t}}</view><view wx:if="{{l[0].on}}">first</view><view wx:for="{{l}}" wx:key="id">{{item.t}}{{other}}</view>',
};
const js = 'Component({ data: { l: [{ id: 0, t: "a", k: [1] }, { id: 1, t: "b", k: [] }], other: 0 } })';

const changes = `
let seed = 42;
const random = (n) => (seed = (seed * 1103515245 + 12345) % 2147483648) % n;
let next = 2;
const change = (l) => {
  const at = random(Math.max(1, l.length));
  const pick = random(12);
  if (pick === 0) return { l: [...l, { id: next++, t: 'n' + random(9), k: [random(3)] }] };
  if (pick === 1) return { l: l.filter((_, i) => i !== at) };
  if (pick === 2) return { l: [...l].reverse() };
  if (pick === 3) return { ['l[' + at + ']']: { id: l[at]?.id ?? next++, t: 'w' + random(9), k: [], on: true } };
  if (pick === 4) return { ['l[' + at + '].id']: random(5) === 0 ? 0 : next++ };
  if (pick === 5) return { other: random(9) };
  if (pick === 6) return { ['l[' + at + '].k']: [random(4), random(4)] };
  if (pick === 7) return { ['l[' + at + '].k[0]']: random(9) };
  if (pick === 8) return { ['l[' + at + '].on']: random(2) === 0 };
  if (pick === 9) return { ['l[' + at + '].t']: 'z' + random(9), ['l[' + random(Math.max(1, l.length)) + '].on']: random(2) === 0 };
  if (pick === 10) return { ['l[' + at + '].t']: 'y' + random(9), other: random(9) };
  return { ['l[' + at + '].t']: 't' + random(99) };
};
`;

/** Many nodes at once, at the start, between and at the end of others, with and without elements of their own. */
const places = {
  between:
    '<text>before</text><block wx:for="{{l}}" wx:key="id">{{item.t}}<view wx:if="{{item.on}}"><text wx:for="{{item.k}}" wx:key="*this">{{item}}</text></view></block><text wx:if="{{other % 2}}">after</text><view wx:for="{{l}}" wx:key="id" wx:if="{{other > 3}}">{{item.t}}</view>',
  slots:
    '<s><view wx:for="{{l}}" wx:key="id">{{item.t}}</view><text wx:if="{{other % 2}}">last</text></s><s wx:if="{{other > 4}}"><block wx:for="{{l}}" wx:key="id"><s>{{item.t}}<text wx:for="{{item.k}}" wx:key="*this">{{item}}</text></s></block></s>',
  groups:
    '<block wx:if="{{other % 2}}"><view wx:for="{{l}}" wx:key="id">{{item.t}}</view></block><block wx:else><text wx:for="{{l}}" wx:key="id">{{item.t}}</text></block><view>{{l.length}}</view>',
};

/** A component that took all changes one after another, and one drawn anew from the data they led to. */
const anew = `
const grown = page().selectComponent('#grown');
${changes}
for (let step = 0; step < ${STEPS}; step++) {
  const data = change(grown.data.l);
  grown.setData(data);
  page().setData({ on: false, l: grown.data.l, other: grown.data.other });
  page().setData({ on: true });
  const [a, b] = [$('#grown').innerHTML, $('#fresh').innerHTML];
  if (a !== b) return [step, JSON.stringify(data), a, b];
}
return 'equal';`;

/** The same random changes to a component with fast lists and to one without: both must show the same. */
const act = `
const [fast, plain] = ['#fast', '#plain'].map((name) => page().selectComponent(name));
const lists = sim.runtime.engine.fastLists;
${changes}for (let step = 0; step < ${STEPS}; step++) {
  const data = JSON.stringify(change(plain.data.l));
  lists.isOn = true;
  fast.setData(JSON.parse(data));
  lists.isOn = false;
  plain.setData(JSON.parse(data));
  lists.isOn = true;
  const [a, b] = [$('#fast').innerHTML, $('#plain').innerHTML];
  if (a !== b) return [step, data, a, b];
}
return 'equal';`;

runCases('R-SIM fast lists', [
  ...Object.entries(templates).map(([name, wxml]) => ({
    title: `${STEPS} random changes show the same as the plain engine: ${name}`,
    wxml: '<c id="fast"/><c id="plain"/>',
    parts: { c: [wxml, js] as const },
    act,
    expect: 'equal',
  })),
  ...Object.entries(places).map(([name, wxml]) => ({
    title: `${STEPS} random changes show the same as drawing anew: ${name}`,
    wxml: '<c id="grown"/><c wx:if="{{on}}" id="fresh" given="{{ {l, other} }}"/>',
    js: 'Page({ data: { on: false, l: [], other: 0 } })',
    parts: {
      c: [
        wxml,
        `${js.replace('Component({', 'Component({ properties: { given: { type: null, observer(v) { this.setData(v) } } },')}`,
      ] as const,
      s: ['<view>[<slot/>]</view>', 'Component({})'] as const,
    },
    act: anew,
    expect: 'equal',
  })),
  {
    title: 'single fields of a list take the fast way',
    wxml: '<view wx:for="{{l}}" wx:key="id">{{item.t}}</view>',
    js: 'Page({ data: { l: [{ id: 1 }, { id: 2 }] } })',
    act: 'const { counts } = sim.runtime.engine.fastLists; const before = counts.fast; page().setData({ "l[1].t": 5 }); return [counts.fast - before, texts("wx-page > wx-view")]',
    expect: [1, ['', '5']],
  },
]);
