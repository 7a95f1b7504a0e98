import type { Problem } from './schema.js';

/** The house said no: an RFC 9457 document. `message` is for people, in their language; `code` is for programs. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
    readonly details: Readonly<Record<string, unknown>> = {},
    /** Seconds, when the house says how long to wait. */
    readonly retryAfter: number | null = null,
  ) {
    super(detail);
  }

  static async of(answer: Response): Promise<ApiProblem> {
    const after = Number(answer.headers.get('retry-after') ?? Number.NaN);
    const body = (await answer.json().catch(() => null)) as Partial<Problem> | null;
    return new ApiProblem(
      answer.status,
      body?.code ?? 'platform.internal',
      body?.detail ?? `${answer.status} ${answer.statusText}`.trim(),
      body?.details ?? {},
      Number.isFinite(after) ? after : null,
    );
  }
}

/** The house was not reached, or not answered from: whether the request had its effect is not known. */
export class NoConnection extends Error {
  override readonly name = 'NoConnection';
  constructor(cause?: unknown) {
    super('no connection', { cause });
  }
}

export const isProblem = (error: unknown, code?: string): error is ApiProblem =>
  error instanceof ApiProblem && (code === undefined || error.code === code);
