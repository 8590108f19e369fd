/** What the host does for a program, over its sandbox socket. Everything else the browser does itself. */
export interface HostClient {
  /** Calls a method of host/sandbox by `noun.method`. */
  call<Result>(method: string, input: unknown, signal?: AbortSignal): Promise<Result>;
  /** Facts that one call tells until it ends; absent where no host is behind the page. */
  stream?<Fact>(method: string, input: unknown, signal: AbortSignal): Promise<AsyncIterable<Fact>>;
}
