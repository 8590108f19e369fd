// What the tests use of pngjs, which ships no types of its own.
declare module 'pngjs' {
  export const PNG: {
    sync: { read(bytes: Uint8Array): { data: Uint8Array; width: number; height: number } };
  };
}
