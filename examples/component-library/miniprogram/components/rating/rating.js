Component({
  properties: {
    value: { type: Number, value: 0 },
    count: { type: Number, value: 5 },
    disabled: { type: Boolean, value: false },
  },
  data: { stars: [] },
  observers: {
    'value, count'(value, count) {
      this.setData({
        stars: Array.from({ length: count }, (_, index) => ({ id: index + 1, on: index < value })),
      });
    },
  },
  methods: {
    choose(event) {
      if (this.data.disabled) return;
      const { value } = event.currentTarget.dataset;
      this.setData({ value });
      this.triggerEvent('change', { value });
    },
  },
});
