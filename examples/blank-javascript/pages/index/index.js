Page({
  data: {
    greeting: 'Hello',
  },

  onLoad() {
    // The page was opened. 页面打开时执行。
  },
});
