// The teas of this sample. `colour` is the colour of the brewed cup. 示例中的茶；colour 是茶汤的颜色。
const teas = [
  {
    id: 'longjing',
    name: '龙井',
    english: 'Longjing',
    kind: 'green',
    origin: '杭州 Hangzhou',
    colour: '#c9cf7a',
    degrees: 80,
    seconds: 120,
    grams: 3,
  },
  {
    id: 'biluochun',
    name: '碧螺春',
    english: 'Biluochun',
    kind: 'green',
    origin: '苏州 Suzhou',
    colour: '#d6d88c',
    degrees: 75,
    seconds: 90,
    grams: 3,
  },
  {
    id: 'sencha',
    name: '煎茶',
    english: 'Sencha',
    kind: 'green',
    origin: '静冈 Shizuoka',
    colour: '#b8c95c',
    degrees: 70,
    seconds: 60,
    grams: 4,
  },
  {
    id: 'baihao',
    name: '白毫银针',
    english: 'Silver Needle',
    kind: 'white',
    origin: '福鼎 Fuding',
    colour: '#ead9a0',
    degrees: 85,
    seconds: 240,
    grams: 4,
  },
  {
    id: 'tieguanyin',
    name: '铁观音',
    english: 'Tieguanyin',
    kind: 'oolong',
    origin: '安溪 Anxi',
    colour: '#dcb758',
    degrees: 95,
    seconds: 45,
    grams: 7,
  },
  {
    id: 'dahongpao',
    name: '大红袍',
    english: 'Da Hong Pao',
    kind: 'oolong',
    origin: '武夷山 Wuyi',
    colour: '#b9662c',
    degrees: 100,
    seconds: 30,
    grams: 7,
  },
  {
    id: 'qimen',
    name: '祁门红茶',
    english: 'Keemun',
    kind: 'black',
    origin: '祁门 Qimen',
    colour: '#9c3f22',
    degrees: 95,
    seconds: 180,
    grams: 3,
  },
  {
    id: 'darjeeling',
    name: '大吉岭',
    english: 'Darjeeling',
    kind: 'black',
    origin: '大吉岭 Darjeeling',
    colour: '#c4752f',
    degrees: 90,
    seconds: 180,
    grams: 3,
  },
  {
    id: 'puer',
    name: '普洱',
    english: 'Pu’er',
    kind: 'dark',
    origin: '云南 Yunnan',
    colour: '#5b2417',
    degrees: 100,
    seconds: 20,
    grams: 8,
  },
];

const kinds = [
  { id: 'all', name: '全部 All' },
  { id: 'green', name: '绿茶 Green' },
  { id: 'white', name: '白茶 White' },
  { id: 'oolong', name: '乌龙 Oolong' },
  { id: 'black', name: '红茶 Black' },
  { id: 'dark', name: '黑茶 Dark' },
];

/** Teas of a kind whose name contains the words. 按种类和关键字查找。 */
function findTeas(kind, words) {
  const wanted = words.trim().toLowerCase();
  return teas.filter(
    (tea) =>
      (kind === 'all' || tea.kind === kind) &&
      `${tea.name} ${tea.english} ${tea.origin}`.toLowerCase().includes(wanted),
  );
}

const teaOf = (id) => teas.find((tea) => tea.id === id);

module.exports = { teas, kinds, findTeas, teaOf };
