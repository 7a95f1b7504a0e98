import { type Agent, request } from 'node:https';

/** What a push service says is for the log, and it is a stranger. */
const LONGEST_ANSWER = 1_000;

export interface PushRequest {
  readonly url: URL;
  readonly headers: Record<string, string | number>;
  readonly body: Buffer | null;
}
export interface PushAnswer {
  readonly status: number;
  readonly retryAfter: string | undefined;
  readonly text: string;
}

/** Follows no redirection, reads no long answer, and takes no longer than it may, however slowly the other side drips. */
export function post({ url, headers, body }: PushRequest, agent: Agent, timeoutMs: number): Promise<PushAnswer> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', headers, agent });
    const late = setTimeout(() => sent.destroy(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs);
    const end = (finish: () => void): void => {
      clearTimeout(late);
      finish();
    };
    sent.on('error', (error) => end(() => reject(error)));
    sent.on('response', (answer) => {
      let text = '';
      const done = (): void => {
        const retryAfter = answer.headers['retry-after'];
        end(() => resolve({ status: answer.statusCode ?? 0, retryAfter, text: text.slice(0, LONGEST_ANSWER) }));
      };
      answer.setEncoding('utf8');
      answer.on('data', (part: string) => {
        text += part;
        if (text.length < LONGEST_ANSWER) return;
        done();
        sent.destroy();
      });
      answer.on('end', done);
      answer.on('error', (error) => end(() => reject(error)));
    });
    sent.end(body ?? undefined);
  });
}
