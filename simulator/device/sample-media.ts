/** Pictures, a sound and a video that stand for what a phone's album and camera would give. */

const palettes = [
  ['#4a90d9', '#cfe8fb', '#4d8a4d'],
  ['#e5735c', '#fbe3c8', '#7a4b3a'],
  ['#3c8d7d', '#d5f0e8', '#2b5d52'],
  ['#6c5aa8', '#e3dcf5', '#3f3566'],
  ['#d9a13b', '#fff1cf', '#8a5f12'],
  ['#c2527e', '#fbdde8', '#77304c'],
] as const;

export const SAMPLE_COUNT = palettes.length;

function drawSample(pen: CanvasRenderingContext2D, index: number): void {
  const { width, height } = pen.canvas;
  const [sky, light, ground] = palettes[index % palettes.length]!;
  const gradient = pen.createLinearGradient(0, 0, 0, height);
  gradient.addColorStop(0, sky);
  gradient.addColorStop(1, light);
  pen.fillStyle = gradient;
  pen.fillRect(0, 0, width, height);
  pen.fillStyle = 'rgba(255, 255, 255, 0.85)';
  pen.beginPath();
  pen.arc(width * (0.2 + 0.12 * index), height * 0.28, height * 0.1, 0, Math.PI * 2);
  pen.fill();
  pen.fillStyle = ground;
  pen.beginPath();
  pen.moveTo(0, height);
  for (let x = 0; x <= width; x += 10)
    pen.lineTo(x, height * 0.72 + Math.sin(x / 90 + index * 1.7) * height * 0.08);
  pen.lineTo(width, height);
  pen.fill();
}

export function sampleImage(index: number, width = 1200, height = 900): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const pen = canvas.getContext('2d');
  if (pen) drawSample(pen, index);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/jpeg', 0.85),
  );
}

/** Two seconds of a soft tone, as a WAV file. */
export function sampleSound(seconds = 2): Blob {
  const rate = 16000;
  const count = rate * seconds;
  const view = new DataView(new ArrayBuffer(44 + count * 2));
  const text = (at: number, letters: string) =>
    [...letters].forEach((letter, index) => view.setUint8(at + index, letter.charCodeAt(0)));
  text(0, 'RIFF');
  view.setUint32(4, 36 + count * 2, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  text(36, 'data');
  view.setUint32(40, count * 2, true);
  for (let at = 0; at < count; at += 1) {
    const fade = Math.min(1, at / 800, (count - at) / 800);
    view.setInt16(44 + at * 2, Math.sin((at / rate) * 2 * Math.PI * 440) * 8000 * fade, true);
  }
  return new Blob([view.buffer], { type: 'audio/wav' });
}

/** A short moving picture, recorded from a canvas. */
export async function sampleVideo(index: number, seconds = 1): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = 480;
  canvas.height = 360;
  const pen = canvas.getContext('2d')!;
  drawSample(pen, index);
  const recorder = new MediaRecorder(canvas.captureStream(20), { mimeType: 'video/webm' });
  const parts: Blob[] = [];
  recorder.ondataavailable = ({ data }) => parts.push(data);
  const stopped = new Promise((resolve) => (recorder.onstop = resolve));
  recorder.start();
  const began = performance.now();
  await new Promise<void>((resolve) => {
    const step = () => {
      const time = (performance.now() - began) / 1000;
      drawSample(pen, index);
      pen.fillStyle = '#fff';
      pen.fillRect(480 * Math.min(1, time / seconds) - 20, 320, 20, 20);
      if (time < seconds) setTimeout(step, 50);
      else resolve();
    };
    step();
  });
  recorder.stop();
  await stopped;
  return new Blob(parts, { type: 'video/webm' });
}
