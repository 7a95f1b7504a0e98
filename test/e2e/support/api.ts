/** A person at the API of a running house: signs in, asks, gets parsed answers or an error that says what came. */
export class ApiClient {
  #token: string | null = null;
  constructor(private readonly url: string) {}

  get token(): string {
    if (!this.#token) throw new Error('nobody has signed in');
    return this.#token;
  }

  /** @param from the address that a proxy in front of the house names; from one address few may sign in in a minute */
  async signIn(login: string, password: string, from?: string): Promise<this> {
    const headers: Record<string, string> = from === undefined ? {} : { 'x-forwarded-for': from };
    const { token } = await this.post<{ token: string }>('/api/team/session', { login, password }, headers);
    this.#token = token;
    return this;
  }

  /** A session that was opened before. */
  withToken(token: string): this {
    this.#token = token;
    return this;
  }

  get<T>(path: string): Promise<T> {
    return this.#ask<T>('GET', path);
  }
  post<T>(path: string, body?: object, headers: Record<string, string> = {}): Promise<T> {
    return this.#ask<T>('POST', path, body, headers);
  }
  put<T>(path: string, body: object): Promise<T> {
    return this.#ask<T>('PUT', path, body);
  }
  delete<T>(path: string): Promise<T> {
    return this.#ask<T>('DELETE', path);
  }

  /** All pages of a list. */
  async all<T>(path: string): Promise<T[]> {
    const items: T[] = [];
    let after: string | null = null;
    do {
      const mark: string = path.includes('?') ? '&' : '?';
      const page: { items: T[]; next: string | null } = await this.get(
        `${path}${mark}limit=100${after ? `&after=${encodeURIComponent(after)}` : ''}`,
      );
      items.push(...page.items);
      after = page.next;
    } while (after);
    return items;
  }

  async #ask<T>(method: string, path: string, body?: object, headers: Record<string, string> = {}): Promise<T> {
    const answer = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        ...(this.#token ? { authorization: `Bearer ${this.#token}` } : {}),
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...headers,
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await answer.text();
    if (!answer.ok)
      throw Object.assign(new Error(`${method} ${path}: ${answer.status} ${text.slice(0, 500)}`), {
        status: answer.status,
        problem: text,
      });
    return (text ? JSON.parse(text) : undefined) as T;
  }
}
