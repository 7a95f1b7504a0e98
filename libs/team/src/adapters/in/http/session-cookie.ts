import { SESSION_COOKIE } from '@prorab/platform';

/** The cookie that carries a session in a browser: out of reach of scripts, never sent from a foreign page. */
export class SessionCookie {
  readonly #common: string;

  constructor(
    { secure }: { secure: boolean },
    private readonly longestMs: number,
  ) {
    this.#common = `Path=/; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`;
  }
  given(token: string): string {
    return `${SESSION_COOKIE}=${token}; Max-Age=${Math.floor(this.longestMs / 1000)}; ${this.#common}`;
  }
  taken(): string {
    return `${SESSION_COOKIE}=; Max-Age=0; ${this.#common}`;
  }
}
