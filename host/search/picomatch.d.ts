// picomatch ships no types; this is the part that globs.ts uses.
declare module 'picomatch' {
  interface Options {
    dot?: boolean;
  }
  export default function picomatch(
    globs: string | readonly string[],
    options?: Options,
  ): (path: string) => boolean;
}
