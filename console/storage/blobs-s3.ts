import type { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import type { GetObjectCommandOutput } from '@aws-sdk/client-s3';
import { refuse } from '../domain/refusals.ts';
import { sha256Of } from './blobs.ts';
import type { BlobInfo, Blobs } from './blobs.ts';

export interface S3Options {
  bucket: string;
  endpoint?: string | undefined;
  region: string;
  prefix: string;
}

/** `s3://bucket/prefix?endpoint=http://…&region=…`; credentials come from the environment, as the official client reads them. */
export function readS3Url(text: string): S3Options {
  const url = new URL(text);
  return {
    bucket: url.hostname,
    prefix: url.pathname.replace(/^\//, ''),
    endpoint: url.searchParams.get('endpoint') ?? undefined,
    region: url.searchParams.get('region') ?? 'us-east-1',
  };
}

export function createS3Blobs({ bucket, endpoint, region, prefix }: S3Options): Blobs {
  const client = new S3Client({
    region,
    ...(endpoint && { endpoint, forcePathStyle: true }),
    // The newer checksums are Amazon's own; compatible stores refuse them. Every blob is checked against its name anyway.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  const keyOf = (sha256: string) => `${prefix}${sha256.slice(0, 2)}/${sha256}`;

  async function info(sha256: string): Promise<BlobInfo | null> {
    try {
      const head = await client.send(new HeadObjectCommand({ Bucket: bucket, Key: keyOf(sha256) }));
      return { sha256, size: head.ContentLength ?? 0, storedAt: head.LastModified?.getTime() ?? 0 };
    } catch (error) {
      if (isAbsent(error)) return null;
      throw storeError(error);
    }
  }

  async function fetchBlob(sha256: string, range?: string): Promise<GetObjectCommandOutput> {
    try {
      return await client.send(new GetObjectCommand({ Bucket: bucket, Key: keyOf(sha256), Range: range }));
    } catch (cause) {
      throw isAbsent(cause) ? refuse('BLOB_MISSING', { sha256 }, cause) : storeError(cause);
    }
  }

  return {
    async put(bytes) {
      const sha256 = sha256Of(bytes);
      const known = await info(sha256);
      if (known && known.size === bytes.byteLength) return known;
      await client
        .send(new PutObjectCommand({ Bucket: bucket, Key: keyOf(sha256), Body: bytes }))
        .catch((cause: unknown) => {
          throw storeError(cause);
        });
      return { sha256, size: bytes.byteLength, storedAt: Date.now() };
    },
    async get(sha256) {
      const { Body } = await fetchBlob(sha256);
      const bytes = await Body!.transformToByteArray();
      if (sha256Of(bytes) !== sha256) throw refuse('BLOB_MISSING', { sha256 });
      return bytes;
    },
    async stream(sha256, range) {
      const { Body } = await fetchBlob(sha256, range && `bytes=${range.start}-${range.end}`);
      return Body as Readable;
    },
    info,
    async remove(sha256) {
      await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: keyOf(sha256) }));
    },
    async *list() {
      let token: string | undefined;
      do {
        const page = await client.send(
          new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ContinuationToken: token }),
        );
        for (const { Key, Size, LastModified } of page.Contents ?? []) {
          const sha256 = Key?.split('/').at(-1) ?? '';
          if (/^[0-9a-f]{64}$/.test(sha256))
            yield { sha256, size: Size ?? 0, storedAt: LastModified?.getTime() ?? 0 };
        }
        token = page.NextContinuationToken;
      } while (token);
    },
  };
}

function isAbsent(error: unknown): boolean {
  const { name } = error as { name?: string };
  return name === 'NotFound' || name === 'NoSuchKey';
}

function storeError(cause: unknown): Error {
  const { name = '', message = '' } = cause as { name?: string; message?: string };
  return refuse('STORE_FAILED', { reason: `${name} ${message}`.trim() }, cause);
}
