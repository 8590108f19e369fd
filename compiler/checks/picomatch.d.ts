// picomatch ships no types; this is the part that pack-options.ts uses.
declare module 'picomatch' {
  export default function picomatch(glob: string): (path: string) => boolean;
}
