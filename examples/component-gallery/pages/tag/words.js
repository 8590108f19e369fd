/** What the page itself says. */
exports.words = {
  en: {
    real: 'real',
    simulated: 'simulated',
    placeholder: 'placeholder',
    submit: 'Submit',
    reset: 'Reset',
    tap: 'Tap here',
    json: 'This is not JSON.',
    write: 'Write here, and tap the picture.',
  },
  zh: {
    real: '完整',
    simulated: '模拟',
    placeholder: '占位',
    submit: '提交',
    reset: '重置',
    tap: '点这里',
    json: '不是有效的 JSON。',
    write: '在这里输入，并点击图片。',
  },
};
