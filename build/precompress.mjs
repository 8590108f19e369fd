// Beside every text file of a bundle its .br and .gz: a self-hosted console has no proxy in front that would compress.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const smallest = 1024;
// Higher qualities of brotli cost seconds and win little.
const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };

export function precompress(folder) {
  for (const name of readdirSync(folder, { recursive: true })) {
    const file = path.join(folder, name);
    if (!/\.(js|css|svg|json)$/.test(name) || statSync(file).size < smallest) continue;
    const bytes = readFileSync(file);
    writeFileSync(`${file}.br`, brotliCompressSync(bytes, brotli));
    writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
  }
}
