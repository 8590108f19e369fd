Page({
  data: {
    src: 'data:text/html;charset=utf-8,<meta name=viewport content="width=device-width"><meta name=color-scheme content="light dark"><body style="font-family:sans-serif;padding:8px"><h1>web-view</h1>',
  },
  log(event) {
    console.log(event.type, event.detail);
  },
});
