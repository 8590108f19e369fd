import { runCases } from '../testing/cases.ts';

const colors = `const colorOf = (element) => getComputedStyle(element).backgroundColor;
  const behind = () => colorOf(document.querySelector('.pages')); const bar = () => document.querySelector('.navigation');`;

runCases(
  'R-SIM Bars and backgrounds',
  [
    {
      title: "a window's backgroundColor lies behind the page, not below what is in it",
      json: { backgroundColor: '#123456' },
      act: `${colors} return [behind(), colorOf(top().frame.element)]`,
      expect: ['rgb(18, 52, 86)', 'rgb(255, 255, 255)'],
    },
    {
      title: 'backgroundColorTop is behind the top on iOS, from json and by wx.setBackgroundColor',
      json: { backgroundColor: '#123456', backgroundColorTop: '#010203' },
      act: `${colors} const seen = [behind()]; await wx.setBackgroundColor({ backgroundColorTop: '#040506' }); seen.push(behind());
        sim.device.set({ device: 'pixel-8' }); await wx.setBackgroundColor({ backgroundColor: '#070809' }); seen.push(behind());
        sim.device.set({ device: 'iphone-14' }); return seen`,
      expect: ['rgb(1, 2, 3)', 'rgb(4, 5, 6)', 'rgb(7, 8, 9)'],
    },
    {
      title: 'the dots of a pulled page follow setBackgroundTextStyle',
      json: { enablePullDownRefresh: true },
      act: `await wx.startPullDownRefresh(); const dots = document.querySelector('.pull-down'); const seen = [dots.dataset.look];
        await wx.setBackgroundTextStyle({ textStyle: 'light' }); seen.push(dots.dataset.look); await wx.stopPullDownRefresh(); return seen`,
      expect: ['dark', 'light'],
    },
    {
      title:
        "setNavigationBarColor changes at once, and with an animation in its time and by its curve's name",
      act: `${colors} await wx.setNavigationBarColor({ frontColor: '#000000', backgroundColor: '#0a0b0c' });
        const seen = [bar().style.transition, colorOf(bar())];
        await wx.setNavigationBarColor({ frontColor: '#000000', backgroundColor: '#0d0e0f', animation: { duration: 300, timingFunc: 'easeIn' } });
        return [...seen, bar().style.transition]`,
      expect: ['', 'rgb(10, 11, 12)', 'background-color 300ms ease-in, color 300ms ease-in'],
    },
    {
      title: 'the home indicator is over everything, and not on a phone with a home button',
      act: `const bar = document.querySelector('.home-indicator'); const seen = [bar.hidden, getComputedStyle(bar).pointerEvents];
        sim.device.set({ device: 'iphone-se' }); seen.push(bar.hidden); sim.device.set({ device: 'iphone-14' }); return seen`,
      expect: [false, 'none', true],
    },
    {
      title: 'the spinner keeps its shape beside a long title',
      act: `await wx.setNavigationBarTitle({ title: 'a title that is far too long for the bar of any phone' }); await wx.showNavigationBarLoading();
        const spinner = document.querySelector('.navigation .spinner'); return [spinner.clientWidth, spinner.clientHeight]`,
      expect: [14, 14],
    },
  ],
  { json: { window: { navigationBarBackgroundColor: '#ffffff', navigationBarTextStyle: 'black' } } },
);
