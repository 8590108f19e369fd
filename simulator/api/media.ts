// simulated: sample pictures, or files of the computer, stand for album and camera.
import { typeOf, extensionOf } from '../files/encoding.ts';
import { filesOf, loadFile } from '../files/program-files.ts';
import { requirePermission } from '../device/permissions.ts';
import { SAMPLE_COUNT, sampleImage, sampleSound, sampleVideo } from '../device/sample-media.ts';
import { chooseFiles, type Sample } from '../overlay/choose-files.ts';
import { previewMedia as showPreview, type PreviewItem } from '../overlay/preview-media.ts';
import { ApiError, type ApiContext } from '../wx/define.ts';
import { documented } from '../wx/documented.ts';

const images = (): Sample[] =>
  Array.from({ length: SAMPLE_COUNT }, (_, index) => ({ kind: 'image', make: () => sampleImage(index) }));
const videos = (): Sample[] =>
  Array.from({ length: 2 }, (_, index) => ({ kind: 'video', make: () => sampleVideo(index) }));

async function keep(context: ApiContext, blob: Blob): Promise<{ path: string; size: number }> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const name = blob instanceof File ? blob.name.split('.').at(-1) : undefined;
  return {
    path: filesOf(context).addTemporary(bytes, name ?? extensionOf(blob.type)),
    size: bytes.byteLength,
  };
}

async function choose(
  context: ApiContext,
  most: number,
  kind: 'image' | 'video' | 'both',
): Promise<{ path: string; size: number; blob: Blob }[]> {
  const samples = [...(kind === 'video' ? [] : images()), ...(kind === 'image' ? [] : videos())];
  const accept = kind === 'both' ? 'image/*,video/*' : `${kind}/*`;
  const chosen = await chooseFiles(context.overlay, { samples, most, accept });
  if (!chosen) throw new ApiError('cancel');
  return Promise.all(chosen.map(async (blob) => ({ ...(await keep(context, blob)), blob })));
}

const currentPath = ({ runtime }: ApiContext): string => runtime.stack.top()?.path ?? '';

export const chooseImage = documented<'chooseImage'>(async ({ count = 9 }, context) => {
  const files = await choose(context, count, 'image');
  return {
    tempFilePaths: files.map(({ path }) => path),
    tempFiles: files.map(({ path, size }) => ({ path, size })) as never,
  };
});

async function videoFacts(blob: Blob): Promise<{ duration: number; width: number; height: number }> {
  const video = document.createElement('video');
  video.src = URL.createObjectURL(blob);
  await new Promise((resolve) => {
    video.onloadedmetadata = resolve;
    video.onerror = resolve;
  });
  URL.revokeObjectURL(video.src);
  const duration = Number.isFinite(video.duration) ? video.duration : 1;
  return { duration, width: video.videoWidth, height: video.videoHeight };
}

export const chooseVideo = documented<'chooseVideo'>(async (_, context) => {
  const [file] = await choose(context, 1, 'video');
  if (!file) throw new ApiError('cancel');
  return { tempFilePath: file.path, size: file.size, ...(await videoFacts(file.blob)) };
});

export const chooseMedia = documented<'chooseMedia'>(async ({ count = 9, mediaType }, context) => {
  const wanted = mediaType ?? ['image', 'video'];
  const takesBoth = wanted.includes('mix') || (wanted.includes('image') && wanted.includes('video'));
  const kind = takesBoth ? 'both' : wanted.includes('video') ? 'video' : 'image';
  const files = await choose(context, count, kind);
  const tempFiles = await Promise.all(
    files.map(async ({ path, size, blob }) => {
      const isVideo = blob.type.startsWith('video/');
      const facts = isVideo ? await videoFacts(blob) : { duration: 0, width: 0, height: 0 };
      const fileType = isVideo ? 'video' : 'image';
      return { tempFilePath: path, size, ...facts, thumbTempFilePath: '', fileType };
    }),
  );
  const types = new Set(tempFiles.map(({ fileType }) => fileType));
  return { tempFiles: tempFiles as never, type: types.size > 1 ? 'mix' : ([...types][0] ?? 'image') };
});

const chats = { en: 'Chats', zh: '聊天记录' };

export const chooseMessageFile = documented<'chooseMessageFile'>(
  async ({ count, type }, context) => {
    const text = new Blob(['Tessera sample file\n'], { type: 'text/plain' });
    const samples: Sample[] = [
      ...(type === 'video' ? [] : images().slice(0, 2)),
      ...(type === 'image' ? [] : videos().slice(0, 1)),
      ...(type === 'image' || type === 'video'
        ? []
        : [{ kind: 'file' as const, label: 'sample.txt', make: () => Promise.resolve(text) }]),
    ];
    const chosen = await chooseFiles(context.overlay, { title: chats, samples, most: count, accept: '*/*' });
    if (!chosen) throw new ApiError('cancel');
    const tempFiles = await Promise.all(
      chosen.map(async (blob, index) => {
        const { path, size } = await keep(context, blob);
        const name = blob instanceof File ? blob.name : `sample-${index + 1}.${extensionOf(blob.type)}`;
        const kind = blob.type.startsWith('image/')
          ? 'image'
          : blob.type.startsWith('video/')
            ? 'video'
            : 'file';
        return { path, size, name, type: kind, time: Math.floor(Date.now() / 1000) };
      }),
    );
    return { tempFiles: tempFiles as never };
  },
  { count: 'Number' },
);

function show(context: ApiContext, items: PreviewItem[], start: number): void {
  if (!items.length) throw new ApiError('parameter error: the list is empty');
  showPreview(context.overlay, items, Math.max(0, start));
}

export const previewImage = documented<'previewImage'>(
  ({ urls, current }, context) => {
    const owner = currentPath(context);
    const start = typeof current === 'number' ? current : urls.indexOf(String(current ?? ''));
    show(
      context,
      urls.map((url) => ({ url: context.urls.resolve(url, owner), type: 'image' })),
      start,
    );
  },
  { urls: 'Array' },
);

export const previewMedia = documented<'previewMedia'>(
  ({ sources, current = 0 }, context) => {
    const owner = currentPath(context);
    const items = sources.map(({ url, type, poster }): PreviewItem => ({
      url: context.urls.resolve(url, owner),
      type: type === 'video' ? 'video' : 'image',
      ...(poster ? { poster: context.urls.resolve(poster, owner) } : {}),
    }));
    show(context, items, current);
  },
  { sources: 'Array' },
);

async function bitmapOf(
  context: ApiContext,
  src: string,
): Promise<{ image: HTMLImageElement; blob: Blob | undefined }> {
  const image = new Image();
  image.crossOrigin = 'anonymous';
  const blob = await loadFile(context, src).catch(() => undefined);
  image.src = blob ? URL.createObjectURL(blob) : context.urls.resolve(src, currentPath(context));
  await image.decode().catch(() => {
    throw new ApiError('image not found');
  });
  return { image, blob };
}

export const getImageInfo = documented<'getImageInfo'>(
  async ({ src }, context) => {
    const { image, blob } = await bitmapOf(context, src);
    const isForeign = /^https?:/.test(src) && !/^http:\/\/(tmp|usr|store)\//.test(src);
    const path = blob && isForeign ? (await keep(context, blob)).path : src;
    const type = (blob?.type || typeOf(src)).replace('image/', '');
    return {
      width: image.naturalWidth,
      height: image.naturalHeight,
      path,
      orientation: 'up',
      type: type as never,
    };
  },
  { src: 'String' },
);

async function encode(
  context: ApiContext,
  src: string,
  change: (image: HTMLImageElement, canvas: HTMLCanvasElement) => void,
  quality: number,
): Promise<string> {
  const { image } = await bitmapOf(context, src);
  const canvas = document.createElement('canvas');
  change(image, canvas);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
  if (!blob) throw new ApiError('the image cannot be encoded');
  return (await keep(context, blob)).path;
}

export const compressImage = documented<'compressImage'>(
  async ({ src, quality = 80, compressedWidth, compressedHeight }, context) => {
    const draw = (image: HTMLImageElement, canvas: HTMLCanvasElement) => {
      const ratio = image.naturalHeight / image.naturalWidth;
      canvas.width = compressedWidth ?? (compressedHeight ? compressedHeight / ratio : image.naturalWidth);
      canvas.height = compressedHeight ?? canvas.width * ratio;
      canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    };
    return { tempFilePath: await encode(context, src, draw, quality / 100) };
  },
  { src: 'String' },
);

/** Cuts the largest middle part of the wanted proportion; a phone lets a person move it. */
export const cropImage = documented<'cropImage'>(async ({ src, cropScale = '1:1' }, context) => {
  const [wide = 1, high = 1] = String(cropScale).split(':').map(Number);
  const draw = (image: HTMLImageElement, canvas: HTMLCanvasElement) => {
    const { naturalWidth: width, naturalHeight: height } = image;
    canvas.width = Math.min(width, (height * wide) / high);
    canvas.height = (canvas.width * high) / wide;
    const [x, y] = [(width - canvas.width) / 2, (height - canvas.height) / 2];
    canvas.getContext('2d')?.drawImage(image, -x, -y);
  };
  return { tempFilePath: await encode(context, src, draw, 0.9) };
});

async function saveToAlbum(context: ApiContext, filePath: string): Promise<void> {
  await requirePermission(context, 'scope.writePhotosAlbum');
  const blob = await loadFile(context, filePath);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = filePath.split('/').at(-1) ?? 'picture';
  // A page driven by a program has nobody who would want the download.
  if (!navigator.webdriver) link.click();
}

export const saveImageToPhotosAlbum = documented<'saveImageToPhotosAlbum'>(
  ({ filePath }, context) => saveToAlbum(context, filePath),
  { filePath: 'String' },
);
export const saveVideoToPhotosAlbum = documented<'saveVideoToPhotosAlbum'>(({ filePath }, context) =>
  saveToAlbum(context, filePath),
);

export const getVideoInfo = documented<'getVideoInfo'>(async ({ src }, context) => {
  const blob = await loadFile(context, src);
  const { duration, width, height } = await videoFacts(blob);
  const type = blob.type.replace('video/', '') || 'mp4';
  return { duration, width, height, size: blob.size / 1024, type, fps: 30, bitrate: 800, orientation: 'up' };
});

export const compressVideo = documented<'compressVideo'>(async ({ src }, context) => {
  const blob = await loadFile(context, src);
  const { path, size } = await keep(context, blob);
  return { tempFilePath: path, size: size / 1024 };
});

/** The members before RecorderManager: one sound of the sample. */
export const startRecord = documented<'startRecord'>(async (_, context) => {
  await requirePermission(context, 'scope.record');
  const { path } = await keep(context, sampleSound());
  return { tempFilePath: path };
});
export const stopRecord = documented<'stopRecord'>(() => undefined);
