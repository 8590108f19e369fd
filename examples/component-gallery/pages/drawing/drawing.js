const place = (id, latitude, longitude, content) => ({
  id,
  latitude,
  longitude,
  callout: { content, display: 'ALWAYS', padding: 6, borderRadius: 6 },
});

Page({
  data: {
    out: '',
    markers: [place(1, 23.1065, 113.3245, '塔 Tower'), place(2, 23.094, 113.335, '公园 Park')],
    lines: [
      {
        color: '#0b8573',
        width: 4,
        points: [
          { latitude: 23.1065, longitude: 113.3245 },
          { latitude: 23.101, longitude: 113.338 },
          { latitude: 23.094, longitude: 113.335 },
        ],
      },
    ],
    polygons: [
      {
        points: [
          { latitude: 23.105, longitude: 113.333 },
          { latitude: 23.109, longitude: 113.337 },
          { latitude: 23.104, longitude: 113.341 },
        ],
        strokeColor: '#3d83f5',
        strokeWidth: 2,
        fillColor: '#3d83f533',
      },
    ],
    options: {},
    choices: [
      { name: 'satellite', text: '卫星 Satellite' },
      { name: 'traffic', text: '路况 Traffic' },
      { name: 'tall', text: '楼块 3D' },
      { name: 'turned', text: '旋转 Rotate' },
      { name: 'tilted', text: '俯视 Skew' },
      { name: 'location', text: '定位 Location' },
    ],
    circles: [
      { latitude: 23.099, longitude: 113.318, radius: 500, color: '#c2527e', fillColor: '#c2527e33' },
    ],
  },
  onReady() {
    wx.createSelectorQuery()
      .select('#modern')
      .fields({ node: true, size: true })
      .exec(([{ node, width, height }]) => {
        const ratio = wx.getWindowInfo().pixelRatio;
        node.width = width * ratio;
        node.height = height * ratio;
        const pen = node.getContext('2d');
        pen.scale(ratio, ratio);
        const gradient = pen.createLinearGradient(0, 0, width, 0);
        gradient.addColorStop(0, '#0b8573');
        gradient.addColorStop(1, '#6c5aa8');
        pen.fillStyle = gradient;
        pen.fillRect(0, 0, width, height);
        pen.fillStyle = '#fff';
        pen.font = '20px sans-serif';
        pen.fillText('canvas 2d 画布', 16, 40);
      });
    const context = wx.createCanvasContext('legacy');
    context.setFillStyle('#e3dcf5');
    context.fillRect(0, 0, 400, 120);
    context.setStrokeStyle('#6c5aa8');
    context.setLineWidth(4);
    context.beginPath();
    context.arc(60, 60, 36, 0, Math.PI * 1.5);
    context.stroke();
    context.setFillStyle('#3f3566');
    context.setFontSize(20);
    context.fillText('legacy 旧版画布', 120, 66);
    context.draw();
  },
  choose({ currentTarget: { dataset } }) {
    this.setData({ [`options.${dataset.name}`]: !this.data.options[dataset.name] });
  },
  log(event) {
    this.setData({ out: `${event.type} ${JSON.stringify(event.detail)}`.slice(0, 160) });
  },
});
