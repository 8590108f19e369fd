// Five leaves to read or to choose from. 五片叶子，用于显示或选择评分。
Component({
  properties: {
    value: { type: Number, value: 0 },
    // Without it the leaves only show. 不设置时只用于显示。
    editable: { type: Boolean, value: false },
  },

  data: { steps: [1, 2, 3, 4, 5] },

  methods: {
    onTap({ currentTarget }) {
      if (!this.data.editable) return;
      const { step } = currentTarget.dataset;
      this.setData({ value: step });
      this.triggerEvent('change', { value: step });
    },
  },
});
