// Discovery by folder (house rule "discover or list?"): Vite and Vitest expand this call at build time.
interface ImportMeta {
  glob<T = unknown>(
    pattern: string | string[],
    options?: { eager?: false },
  ): Record<string, () => Promise<T>>;
  glob<T = unknown>(
    pattern: string | string[],
    options: { eager: true; import?: string; query?: string },
  ): Record<string, T>;
}
declare module '*.css' {}
declare module '*?raw' {
  const text: string;
  export default text;
}
declare module '*?inline' {
  const text: string;
  export default text;
}
declare module '*?url' {
  const url: string;
  export default url;
}
