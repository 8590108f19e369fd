// One tea in a list. 列表中的一种茶。
Component({
  options: { addGlobalClass: true },
  properties: {
    tea: { type: Object, value: {} },
    rating: { type: Number, value: 0 },
  },
});
