import { ApiProblem, NoConnection } from './problem.js';

export type Query = Readonly<Record<string, string | number | boolean | null | undefined>>;

export interface Ask {
  readonly query?: Query;
  readonly body?: object | FormData;
  /** Version on which this was decided; another one is refused with `….inquiry-changed`. */
  readonly version?: number;
  /** A repeat with the same key has the effect once. */
  readonly key?: string;
  readonly signal?: AbortSignal;
}
export interface Answer<T> {
  readonly body: T;
  readonly headers: Headers;
}
export interface Page<T> {
  readonly items: T[];
  readonly next: string | null;
}

/** A proxy in front of a house that is being restarted speaks for it with these; nobody of the house has decided anything. */
const NOT_THE_HOUSE = new Set([502, 504]);
const SLOW_MS = 30_000;

/** Asks the house. Answers are typed by the caller with the shapes of schema.ts. */
export class ApiClient {
  #language = 'ru';
  #ended: () => void = () => undefined;

  constructor(private readonly ask: typeof fetch = (...args) => fetch(...args)) {}

  speak(language: string): void {
    this.#language = language;
  }
  /** Told when the session is over. */
  onSessionEnd(listener: () => void): void {
    this.#ended = listener;
  }

  async get<T>(path: string, options: Ask = {}): Promise<T> {
    return (await this.send<T>('GET', path, options)).body;
  }
  async post<T>(path: string, options: Ask = {}): Promise<T> {
    return (await this.send<T>('POST', path, options)).body;
  }
  async put<T>(path: string, options: Ask = {}): Promise<T> {
    return (await this.send<T>('PUT', path, options)).body;
  }
  async delete<T>(path: string, options: Ask = {}): Promise<T> {
    return (await this.send<T>('DELETE', path, options)).body;
  }

  /** @throws ApiProblem, NoConnection */
  async send<T>(method: string, path: string, { query, body, version, key, signal }: Ask = {}): Promise<Answer<T>> {
    const isForm = body instanceof FormData;
    const limit = isForm ? [] : [AbortSignal.timeout(SLOW_MS)];
    const answer = await this.reach(`/api/${path}${textOf(query)}`, {
      method,
      headers: {
        'accept-language': this.#language,
        ...(body && !isForm ? { 'content-type': 'application/json' } : {}),
        ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      },
      ...(body ? { body: isForm ? body : JSON.stringify(body) } : {}),
      signal: signal ? AbortSignal.any([signal, ...limit]) : (limit[0] ?? null),
    });
    if (!answer.ok) {
      const problem = await ApiProblem.of(answer);
      if (problem.code === 'platform.unauthenticated') this.#ended();
      throw problem;
    }
    const text = await answer.text().catch((error: unknown) => {
      throw new NoConnection(error);
    });
    return { body: (text ? JSON.parse(text) : undefined) as T, headers: answer.headers };
  }

  private async reach(url: string, request: RequestInit): Promise<Response> {
    const answer = await this.ask(url, request).catch((error: unknown) => {
      if (request.signal?.aborted && (request.signal.reason as Error).name !== 'TimeoutError') throw error;
      throw new NoConnection(error);
    });
    if (NOT_THE_HOUSE.has(answer.status)) throw new NoConnection();
    return answer;
  }
}

function textOf(query: Query | undefined): string {
  const parts = Object.entries(query ?? {}).filter(
    ([, value]) => value !== undefined && value !== null && value !== '',
  );
  return parts.length === 0
    ? ''
    : `?${new URLSearchParams(parts.map(([key, value]): [string, string] => [key, String(value)]))}`;
}

export const api = new ApiClient();
