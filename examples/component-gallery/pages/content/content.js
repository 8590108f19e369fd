Page({
  data: {
    animation: null,
    entities: '1 &lt; 2 &amp;&amp; 3 &gt; 2&nbsp;&nbsp;&apos;ok&apos;',
    icons: [
      'success',
      'success_no_circle',
      'info',
      'warn',
      'waiting',
      'cancel',
      'download',
      'search',
      'clear',
      'circle',
      'info_circle',
    ],
    html: '<h3 style="margin:0">标题 Heading</h3><p>一段<b>粗体</b>、<i>斜体</i>和<span style="color:#c2527e">颜色</span>。</p><ul><li>一 One</li><li>二 Two</li></ul>',
    nodes: [
      {
        name: 'div',
        attrs: { style: 'color:#0b8573' },
        children: [{ type: 'text', text: '节点列表 A list of nodes' }],
      },
    ],
  },
  move() {
    const animation = wx.createAnimation({ duration: 400, timingFunction: 'ease' });
    animation.translateX(120).rotate(180).step().translateX(0).rotate(0).step();
    this.setData({ animation: animation.export() });
  },
});
