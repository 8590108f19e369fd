/** How the scene is looked at. */
export interface SceneLook {
  isFront: boolean;
  zoom?: number;
}

/** What stands for a camera or a stream: a slowly moving scene with the time, so that two pictures are never alike. */
export function drawScene(pen: CanvasRenderingContext2D, now: number, look: SceneLook): void {
  const { isFront, zoom = 1 } = look;
  const { width, height } = pen.canvas;
  pen.save();
  const sky = pen.createLinearGradient(0, 0, 0, height);
  sky.addColorStop(0, isFront ? '#4b3f72' : '#4a90d9');
  sky.addColorStop(1, isFront ? '#d9a7c7' : '#cfe8fb');
  pen.fillStyle = sky;
  pen.fillRect(0, 0, width, height);
  pen.translate(width / 2, height / 2);
  pen.scale(zoom, zoom);
  pen.translate(-width / 2, -height / 2);
  pen.fillStyle = '#ffd76a';
  pen.beginPath();
  pen.arc(width * (0.5 + 0.3 * Math.sin(now / 3000)), height * 0.25, width * 0.09, 0, Math.PI * 2);
  pen.fill();
  for (const [share, color, speed] of [
    [0.68, '#6aa76a', 5000],
    [0.78, '#4d8a4d', 3500],
  ] as const) {
    pen.fillStyle = color;
    pen.beginPath();
    pen.moveTo(0, height);
    for (let x = 0; x <= width; x += 8) pen.lineTo(x, height * share + Math.sin(x / 60 + now / speed) * 18);
    pen.lineTo(width, height);
    pen.fill();
  }
  pen.restore();
  pen.fillStyle = '#fff';
  pen.font = `${Math.round(width / 24)}px sans-serif`;
  pen.fillText(new Date().toTimeString().slice(0, 8), 12, height - 14);
}
