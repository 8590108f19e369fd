// The program as a whole. 整个小程序的入口。
App({
  onLaunch() {
    // Runs once when the program starts. 小程序启动时执行一次。
  },
});
