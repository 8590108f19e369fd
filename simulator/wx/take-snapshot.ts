import { pictureOfElement } from '../device/element-picture.ts';
import { filesOf } from '../files/program-files.ts';
import { ApiError, failureOf, type ApiContext } from './define.ts';

/** What Snapshot.takeSnapshot is given. */
export interface SnapshotOptions {
  type?: string;
  format?: string;
}

/** A picture of an element as the tag snapshot gives it out: a temporary file, or bytes. */
export async function takeSnapshot(
  context: ApiContext,
  element: HTMLElement,
  options: SnapshotOptions,
): Promise<Record<string, unknown>> {
  try {
    const bytes = await bytesOf(element, context.device.model.pixelRatio, options.format ?? 'png');
    const result =
      options.type === 'arraybuffer'
        ? { data: bytes.buffer }
        : { tempFilePath: filesOf(context).addTemporary(bytes, options.format ?? 'png') };
    return { ...result, errMsg: 'takeSnapshot:ok' };
  } catch (error) {
    throw failureOf('takeSnapshot', error);
  }
}

async function bytesOf(
  element: HTMLElement,
  scale: number,
  format: string,
): Promise<Uint8Array<ArrayBuffer>> {
  if (format !== 'png' && format !== 'rgba') throw new ApiError(`invalid format ${format}`);
  const canvas = await pictureOfElement(element, scale);
  if (!canvas) throw new ApiError('snapshot is not laid out');
  if (format === 'rgba') {
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    return new Uint8Array(data);
  }
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new ApiError('snapshot is too large');
  return new Uint8Array(await blob.arrayBuffer());
}
