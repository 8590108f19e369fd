/** What `getApp<AppOptions>()` gives every page. 供各页面通过 getApp 使用的类型。 */
export interface AppOptions {
  globalData: {
    /** When the program started, in milliseconds. 启动时间（毫秒）。 */
    startedAt: number;
  };
}

App<AppOptions>({
  globalData: { startedAt: 0 },

  onLaunch() {
    this.globalData.startedAt = Date.now();
  },
});
