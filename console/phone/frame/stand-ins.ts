// What a page without an origin, or without TLS, is not given by the browser. Loaded before everything else.

class MemoryStorage implements Storage {
  readonly #entries = new Map<string, string>();
  get length(): number {
    return this.#entries.size;
  }
  clear(): void {
    this.#entries.clear();
  }
  getItem(key: string): string | null {
    return this.#entries.get(key) ?? null;
  }
  key(index: number): string | null {
    return [...this.#entries.keys()][index] ?? null;
  }
  removeItem(key: string): void {
    this.#entries.delete(key);
  }
  setItem(key: string, value: string): void {
    this.#entries.set(key, String(value));
  }
}

/** Permissions and sample data last as long as the page; what the program stores goes to our page (phone-storage.ts). */
for (const name of ['localStorage', 'sessionStorage'] as const)
  Object.defineProperty(window, name, { value: new MemoryStorage(), configurable: true });

// A phone in the local network opens plain http, where this is missing.
if (!('randomUUID' in crypto)) {
  const randomUUID = (): string => {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6]! & 0x0f) | 0x40;
    bytes[8] = (bytes[8]! & 0x3f) | 0x80;
    const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  };
  Object.defineProperty(crypto, 'randomUUID', { value: randomUUID, configurable: true });
}
