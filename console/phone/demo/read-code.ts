/** The text of a QR code in a picture; undefined where there is none. The reader is loaded when somebody scans. */
export async function readPictureCode(picture: Blob): Promise<string | undefined> {
  const [{ default: read }, bitmap] = await Promise.all([import('jsqr'), createImageBitmap(picture)]);
  // A photograph of a phone has many more dots than a code needs.
  const scale = Math.min(1, 1200 / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(bitmap.width * scale);
  canvas.height = Math.round(bitmap.height * scale);
  const context = canvas.getContext('2d')!;
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height);
  return read(data, width, height)?.data || undefined;
}
