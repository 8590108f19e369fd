// Three seconds of a soft tone as a WAV file: what video and audio play here.
const RATE = 8000;
const SECONDS = 3;

function create() {
  const count = RATE * SECONDS;
  const view = new DataView(new ArrayBuffer(44 + count));
  const text = (at, letters) =>
    letters.split('').forEach((letter, index) => view.setUint8(at + index, letter.charCodeAt(0)));
  text(0, 'RIFF');
  view.setUint32(4, 36 + count, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, RATE, true);
  view.setUint32(28, RATE, true);
  view.setUint16(32, 1, true);
  view.setUint16(34, 8, true);
  text(36, 'data');
  view.setUint32(40, count, true);
  for (let at = 0; at < count; at += 1)
    view.setUint8(44 + at, 128 + Math.round(Math.sin((at / RATE) * 2 * Math.PI * 330) * 24));
  return 'data:audio/wav;base64,' + wx.arrayBufferToBase64(view.buffer);
}

exports.sound = create();
