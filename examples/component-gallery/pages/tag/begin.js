const { picture } = require('../../picture.js');

/** Three circles of light over a slope of colour. */
function paint(pen, width, height) {
  const slope = pen.createLinearGradient(0, 0, width, height);
  slope.addColorStop(0, '#0b8573');
  slope.addColorStop(1, '#6c5aa8');
  pen.fillStyle = slope;
  pen.fillRect(0, 0, width, height);
  pen.fillStyle = 'rgba(255, 255, 255, 0.25)';
  for (const at of [0.25, 0.5, 0.75]) {
    pen.beginPath();
    pen.arc(width * at, height / 2, height / 3, 0, Math.PI * 2);
    pen.fill();
  }
}

/** Webgl clears to one colour, and to another in its middle. */
function clear(gl, width, height) {
  gl.viewport(0, 0, width, height);
  gl.clearColor(0.42, 0.35, 0.66, 1);
  gl.clear(gl.COLOR_BUFFER_BIT);
  gl.enable(gl.SCISSOR_TEST);
  gl.scissor(width / 4, height / 4, width / 2, height / 2);
  gl.clearColor(0.18, 0.71, 0.63, 1);
  gl.clear(gl.COLOR_BUFFER_BIT);
  gl.disable(gl.SCISSOR_TEST);
}

function canvas({ current }) {
  const query = wx.createSelectorQuery().select('#it');
  query.fields({ node: true, size: true }).exec(([{ node, width, height }]) => {
    if (!current.type) {
      const pen = wx.createCanvasContext(current['canvas-id']);
      paint(pen, width, height);
      return pen.draw();
    }
    const ratio = wx.getWindowInfo().pixelRatio;
    node.width = width * ratio;
    node.height = height * ratio;
    const pen = node.getContext(current.type);
    if (!pen) return undefined;
    if (current.type !== '2d') return clear(pen, node.width, node.height);
    pen.scale(ratio, ratio);
    return paint(pen, width, height);
  });
}

/** Once it is ready: what is written later stays. */
function editor({ say }, page) {
  const html = `<p>${say.write}</p><p><img src="${picture}" width="120" height="75"></p>`;
  const query = page.createSelectorQuery().select('#it');
  query.context(({ context }) => context.setContents({ html })).exec();
}

/** What a tag shows only after a call: a canvas at once and after each change, an editor when it says that it is ready. */
exports.begin = (page) => page.data.name === 'canvas' && canvas(page.data);
exports.ready = (page) => page.data.name === 'editor' && editor(page.data, page);
