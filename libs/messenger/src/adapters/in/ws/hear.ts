import { DomainError } from '@prorab/kernel';
import type { Logger } from 'pino';
import type { Socket } from 'socket.io';
import type { z } from 'zod';

type Ack = (answer: object) => void;

/**
 * Hears one word of a socket: what does not fit its shape is refused, a refusal of the domain goes back as `{ ok: false, code, details }`,
 * anything else is told in the log and answered as `platform.internal`.
 */
export function hear<S extends z.ZodType>(
  socket: Pick<Socket, 'on'>,
  word: string,
  shape: S,
  work: (said: z.output<S>) => Promise<object | void>,
  log: Logger,
): void {
  socket.on(word, (said: unknown, ack: unknown) => {
    const answer: Ack = typeof ack === 'function' ? (ack as Ack) : () => undefined;
    const { data, success } = shape.safeParse(said ?? {});
    if (!success) return answer({ ok: false, code: 'platform.request-invalid' });
    // Inside a promise from its first step: what is thrown in a listener of a socket ends the process.
    (async () => work(data))().then(
      (done) => answer({ ok: true, ...done }),
      (error: unknown) => {
        if (error instanceof DomainError) return answer({ ok: false, code: error.code, details: error.details });
        log.error({ err: error, word }, 'a word on a socket could not be answered');
        answer({ ok: false, code: 'platform.internal' });
      },
    );
  });
}
