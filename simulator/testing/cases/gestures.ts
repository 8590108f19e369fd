import { expect, type Case, type Stage } from '../conformance.ts';
import { fingers, hold } from './acts.ts';

// The eight gesture handlers (Skyline): their states in order, what they are told, and how they come to terms.

/** Documented: possible, begin, active, end, cancelled. */
const [POSSIBLE, BEGIN, ACTIVE, END, CANCELLED] = [0, 1, 2, 3, 4];

interface Kind {
  name: string;
  act(stage: Stage, selector?: string): Promise<unknown>;
  /** What its worklet is told beside the state. */
  facts: string;
  states: number[];
  /** Goes on while fingers move. */
  moves: boolean;
}

const place = 'absoluteX absoluteY';
const drag = `${place} deltaX deltaY velocityX velocityY`;
const told = async (stage: Stage, type = 'gesture') =>
  (await stage.events(type)).map(({ detail }) => detail as Record<string, number>);
/** States as they came; a state that lasts counts once. */
const states = async (stage: Stage, type?: string) =>
  (await told(stage, type)).map(({ state }) => state).filter((state, at, all) => state !== all[at - 1]);

/** All that took part know by now whether it is theirs. */
const isDecided = async (stage: Stage) => {
  const [outer, inner] = [await states(stage), await states(stage, 'inner')];
  return [outer, inner].every((some) => some.length !== 1) && outer.length > 0;
};

const kinds: Kind[] = [
  {
    name: 'tap',
    act: (stage, selector = '#it') => stage.tap(selector),
    facts: place,
    states: [POSSIBLE, BEGIN, END],
    moves: false,
  },
  {
    name: 'double-tap',
    act: (stage, selector = '#it') => fingers(stage, selector, [[[50, 50]], [], [[52, 50]], []]),
    facts: place,
    states: [POSSIBLE, BEGIN, END],
    moves: false,
  },
  {
    name: 'long-press',
    act: (stage, selector = '#it') =>
      hold(stage, selector, () => expect.poll(() => isDecided(stage)).toBe(true)),
    facts: `${place} translationX translationY velocityX velocityY`,
    states: [POSSIBLE, BEGIN, END],
    moves: false,
  },
  {
    name: 'force-press',
    act: (stage, selector = '#it') =>
      fingers(stage, selector, [[[50, 50, 0.2]], [[50, 50, 0.7]], [[50, 50, 0.8]], []]),
    facts: `${place} pressure`,
    states: [POSSIBLE, BEGIN, ACTIVE, END],
    moves: true,
  },
  {
    name: 'pan',
    act: (stage, selector = '#it') => stage.drag(selector, 60, 60),
    facts: drag,
    states: [POSSIBLE, BEGIN, ACTIVE, END],
    moves: true,
  },
  {
    name: 'horizontal-drag',
    act: (stage, selector = '#it') => stage.drag(selector, -90, 0),
    facts: drag,
    states: [POSSIBLE, BEGIN, ACTIVE, END],
    moves: true,
  },
  {
    name: 'vertical-drag',
    act: (stage, selector = '#it') => stage.drag(selector, 0, 90),
    facts: drag,
    states: [POSSIBLE, BEGIN, ACTIVE, END],
    moves: true,
  },
  {
    name: 'scale',
    act: (stage, selector = '#it') =>
      fingers(stage, selector, [
        [[100, 100]],
        [
          [100, 100],
          [140, 100],
        ],
        [
          [80, 100],
          [160, 100],
        ],
        [
          [60, 100],
          [180, 100],
        ],
        [[60, 100]],
        [],
      ]),
    facts:
      'focalX focalY focalDeltaX focalDeltaY scale horizontalScale verticalScale rotation velocityX velocityY pointerCount',
    states: [POSSIBLE, BEGIN, ACTIVE, END],
    moves: true,
  },
];

const BOX = '<view id="it" style="width:200px;height:200px">x</view>';
const SWIPER =
  '<swiper id="it" duration="0" bindchange="log"><swiper-item>1</swiper-item><swiper-item>2</swiper-item></swiper>';
const UNLIKE = { 'vertical-drag': 'pan', pan: 'vertical-drag' } as Record<string, string>;

function casesOf({ name, act, facts, states: wanted, moves }: Kind): Case[] {
  const tag = `${name}-gesture-handler`;
  const one = (about: string, attributes: string, run: Case['run'], inner = BOX): Case => ({
    name: `${tag} ${about}`,
    wxml: `<${tag} worklet:ongesture="gesture" ${attributes}>${inner}</${tag}>`,
    run,
  });
  const nested = (simultaneous: boolean) => (own: string, other: string, handler: string, inner: string) =>
    `<${tag} tag="${own}" ${simultaneous ? `simultaneous-handlers="{{['${other}']}}"` : ''} worklet:ongesture="${handler}">${inner}</${tag}>`;
  const pair = (simultaneous: boolean) =>
    nested(simultaneous)('a', 'b', 'gesture', nested(simultaneous)('b', 'a', 'inner', BOX));
  return [
    one('tells its states in order, and what it measures', '', async (stage) => {
      await act(stage);
      await expect.poll(() => states(stage)).toEqual(wanted);
      expect(Object.keys((await told(stage)).at(-1)!).sort()).toEqual(`${facts} state`.split(' ').sort());
    }),
    one(
      'should-accept-gesture=false: it is cancelled',
      'worklet:should-accept-gesture="refuse"',
      async (stage) => {
        await act(stage);
        await expect.poll(() => states(stage)).toEqual([POSSIBLE, CANCELLED]);
      },
    ),
    one(
      'should-response-on-move=false: moves are not told',
      'worklet:should-response-on-move="refuse"',
      async (stage) => {
        await act(stage);
        await expect.poll(() => states(stage)).toEqual(wanted.filter((state) => state !== ACTIVE));
      },
    ),
    {
      name: `${tag} within another: the inner one alone has the touch`,
      wxml: pair(false),
      async run(stage) {
        await act(stage);
        await expect.poll(() => states(stage, 'inner')).toEqual(wanted);
        expect(await states(stage)).toEqual([POSSIBLE, CANCELLED]);
      },
    },
    {
      name: `${tag} simultaneous-handlers: both act when each names the other's tag`,
      wxml: pair(true),
      async run(stage) {
        await act(stage);
        await expect.poll(() => states(stage, 'inner')).toEqual(wanted);
        await expect.poll(() => states(stage)).toEqual(wanted);
      },
    },
    one(
      'native-view=swiper leaves the swiper its drag, unless a worklet refuses the move',
      'native-view="swiper"',
      async (stage) => {
        await stage.drag('#it', -220, 0);
        expect((await stage.event('change')).detail.current).toBe(1);
      },
      SWIPER,
    ),
    one(
      `native-view and should-response-on-move=false: the swiper stands still${moves ? '' : ' as well'}`,
      'native-view="swiper" worklet:should-response-on-move="refuse"',
      async (stage) => {
        await stage.drag('#it', -220, 0);
        expect(await stage.events('change')).toEqual([]);
      },
      SWIPER,
    ),
  ];
}

const more: Case[] = [
  {
    name: 'pan-gesture-handler tells where the finger is and how far it went since the last',
    wxml: `<pan-gesture-handler worklet:ongesture="gesture">${BOX}</pan-gesture-handler>`,
    async run(stage) {
      await stage.drag('#it', 60, 30);
      const active = (await told(stage)).filter(({ state }) => state === ACTIVE);
      expect(active.at(-1)).toMatchObject({ deltaX: 10, deltaY: 5 });
      expect(active.at(-1)!.absoluteX).toBe((await stage.box('#it')).x + 160);
    },
  },
  {
    name: 'scale-gesture-handler measures from where the second finger came',
    wxml: `<scale-gesture-handler worklet:ongesture="gesture">${BOX}</scale-gesture-handler>`,
    async run(stage) {
      await fingers(stage, '#it', [
        [[100, 100]],
        [
          [100, 100],
          [140, 100],
        ],
        [
          [80, 100],
          [160, 100],
        ],
        [
          [120, 60],
          [120, 140],
        ],
      ]);
      expect((await told(stage)).at(-1)).toMatchObject({
        focalX: 120,
        focalY: 100,
        scale: 2,
        rotation: Math.PI / 2,
        pointerCount: 2,
      });
    },
  },
  ...['horizontal-drag', 'vertical-drag'].map((name): Case => ({
    name: `${name}-gesture-handler leaves the other way alone`,
    wxml: `<${name}-gesture-handler worklet:ongesture="gesture">${BOX}</${name}-gesture-handler>`,
    async run(stage) {
      await stage.drag('#it', name === 'vertical-drag' ? 90 : 0, name === 'vertical-drag' ? 0 : 90);
      expect(await states(stage)).toEqual([POSSIBLE, CANCELLED]);
    },
  })),
  ...Object.entries(UNLIKE).map(([outer, inner]): Case => ({
    name: `${outer} around ${inner}: down is the drag's, which needs less`,
    wxml: `<${outer}-gesture-handler worklet:ongesture="${outer}"><${inner}-gesture-handler worklet:ongesture="${inner}">${BOX}</${inner}-gesture-handler></${outer}-gesture-handler>`
      .replaceAll('="vertical-drag"', '="inner"')
      .replaceAll('="pan"', '="gesture"'),
    async run(stage) {
      await stage.drag('#it', 0, 90);
      expect(await states(stage, 'inner')).toEqual([POSSIBLE, BEGIN, ACTIVE, END]);
      expect(await states(stage)).toEqual([POSSIBLE, CANCELLED]);
    },
  })),
];

export const gestureCases: Case[] = [...kinds.flatMap(casesOf), ...more];
