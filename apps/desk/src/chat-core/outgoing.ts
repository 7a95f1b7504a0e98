import type { Questions } from './questions.js';
import { isPassing } from './questions.js';
import type { After, ChatMessage, Draft, Refusal } from './wire.js';

const retryMs = 3_000;

export interface OutgoingEvents {
  /** The house has it; from now on it is a message like any other. */
  sent: (draft: Draft, message: ChatMessage) => void;
  refused: (draft: Draft, refusal: Refusal) => void;
}

/**
 * What was typed and is not confirmed. One at a time in a conversation, so that it stands there as it was typed; over and over with
 * the same `clientId` until the house has answered.
 */
export class Outgoing {
  readonly #lines = new Map<string, Draft[]>();
  readonly #busy = new Set<string>();

  constructor(
    private readonly questions: Questions,
    private readonly after: After,
    private readonly events: OutgoingEvents,
  ) {}

  /** In the order in which they go. */
  get drafts(): Draft[] {
    return [...this.#lines.values()].flat();
  }
  add(draft: Draft): void {
    const line = this.#lines.get(draft.conversationId) ?? [];
    if (line.some((d) => d.clientId === draft.clientId)) return;
    this.#lines.set(draft.conversationId, [...line, draft]);
    void this.#go(draft.conversationId);
  }
  /** There is a connection (again). */
  go(): void {
    for (const conversationId of this.#lines.keys()) void this.#go(conversationId);
  }

  async #go(conversationId: string): Promise<void> {
    if (this.#busy.has(conversationId)) return;
    this.#busy.add(conversationId);
    try {
      for (;;) {
        const draft = this.#lines.get(conversationId)?.[0];
        if (!draft) return;
        const answer = await this.questions.ask('chat:send', draft);
        if (answer?.ok) {
          this.#drop(conversationId, draft.clientId);
          this.events.sent(draft, answer.message);
        } else if (answer === null || isPassing(answer)) {
          // Without a connection it comes to nothing; the next one begins anew.
          this.after(retryMs, () => void this.#go(conversationId));
          return;
        } else {
          this.#drop(conversationId, draft.clientId);
          this.events.refused(draft, answer);
        }
      }
    } finally {
      this.#busy.delete(conversationId);
    }
  }
  #drop(conversationId: string, clientId: string): void {
    const left = (this.#lines.get(conversationId) ?? []).filter((d) => d.clientId !== clientId);
    if (left.length) this.#lines.set(conversationId, left);
    else this.#lines.delete(conversationId);
  }
}
