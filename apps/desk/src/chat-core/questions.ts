import type { After, Answer, Answers, ChatSocket, Refusal } from './wire.js';

/** Beyond it an answer will not come: the question is asked again over whatever connection there is then. */
const patienceMs = 20_000;

/** What is asked over one socket. Each question ends: with its answer, or with null when the connection broke or nobody answered. */
export class Questions {
  readonly #open = new Set<() => void>();
  constructor(
    private readonly socket: ChatSocket,
    private readonly after: After,
  ) {}

  ask<W extends keyof Answers>(word: W, said: object): Promise<Answer<Answers[W]> | null> {
    if (!this.socket.connected) return Promise.resolve(null);
    return new Promise((resolve) => {
      const end = (answer: Answer<Answers[W]> | null): void => {
        if (!this.#open.delete(giveUp)) return;
        callOff();
        resolve(answer);
      };
      const giveUp = (): void => end(null);
      const callOff = this.after(patienceMs, giveUp);
      this.#open.add(giveUp);
      this.socket.emit(word, said, (answer) => end(answer as Answer<Answers[W]>));
    });
  }
  /** The connection is gone, and the answers with it. */
  broke(): void {
    for (const giveUp of [...this.#open]) giveUp();
  }
}

/** Refused for now: the same question may be answered later. Everything else stays refused. */
export const isPassing = ({ code }: Refusal): boolean =>
  ['platform.internal', 'platform.too-many-requests', 'platform.unavailable', 'platform.unauthenticated'].includes(
    code,
  );
