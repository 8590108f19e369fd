Page({
  data: {
    groups: [
      { page: 'content', title: '内容 Content', tags: 'view · text · icon · progress · rich-text' },
      {
        page: 'form',
        title: '表单 Form',
        tags: 'button · input · textarea · checkbox · radio · switch · slider · label · form',
      },
      { page: 'picker', title: '选择器 Pickers', tags: 'picker · picker-view' },
      {
        page: 'container',
        title: '容器 Containers',
        tags: 'swiper · movable-view · cover-view · match-media · page-container · root-portal',
      },
      {
        page: 'scroll',
        title: '滚动 Scrolling',
        tags: 'scroll-view · list-view · grid-view · sticky-section',
      },
      { page: 'media', title: '媒体 Media', tags: 'image · video · audio · camera · editor' },
      { page: 'drawing', title: '画布与地图 Canvas and map', tags: 'canvas 2d · canvas · map' },
      {
        page: 'open',
        title: '导航与开放能力 Navigation and platform',
        tags: 'navigator · open-data · button open-type · ad · live-player',
      },
      { page: 'reference', title: '全部属性 All attributes', tags: '每个标签的属性、默认值与事件' },
    ],
  },
});
