// Tea notes: a small program with a list, a detail page, a form and storage.
// 茶记：一个包含列表、详情、表单和本地存储的小程序示例。
App({
  onLaunch() {
    // Everything is kept on this device; there is no server. 所有数据只保存在本机，没有服务器。
  },
});
