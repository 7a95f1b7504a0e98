export interface Change {
  readonly stream: string;
  readonly seq: number;
  readonly kind: string;
  readonly subject: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly at: string;
}
/** Of a socket, what following takes. */
export interface FollowSocket {
  emitWithAck(event: 'follow', wish: { stream: string; since: number | null }): Promise<unknown>;
}
interface FollowAnswer {
  ok: boolean;
  seq?: number;
  code?: string;
}

/** One stream of changes: each number once and in order, over any number of breaks of the line. */
export class Follower {
  #last: number | null = null;
  /** Begun without a look, here, and not answered yet: Infinity. A look may have been read before. null: begun with one. */
  #blindFrom: number | null = null;
  #changed: (change: Change) => void = () => undefined;
  #reset: () => void = () => undefined;

  constructor(readonly stream: string) {}

  get last(): number | null {
    return this.#last;
  }
  onChange(listener: (change: Change) => void): void {
    this.#changed = listener;
  }
  /** Told when changes were missed for good: what is on the screen must be loaded anew. */
  onReset(listener: () => void): void {
    this.#reset = listener;
  }

  /**
   * The number that came with the first look; later looks do not turn back what was heard since.
   * @returns whether it has to be followed again, as it was begun for something without a look, later than this one was read
   */
  startFrom(seq: number): boolean {
    const hasMissed = this.#blindFrom !== null && seq < this.#blindFrom;
    this.#blindFrom = null;
    if (hasMissed) this.#last = seq;
    this.#last ??= seq;
    return hasMissed;
  }

  /** On every new connection. @returns false when the stream is not for this reader */
  async follow(socket: FollowSocket): Promise<boolean> {
    if (this.#last === null) this.#blindFrom = Infinity;
    const answer = (await socket.emitWithAck('follow', { stream: this.stream, since: this.#last })) as FollowAnswer;
    if (answer.ok) {
      if (this.#blindFrom !== null) this.#blindFrom = answer.seq ?? Infinity;
      this.#last ??= answer.seq ?? null;
      return true;
    }
    if (answer.code !== 'platform.changes-gone') return false;
    this.#last = null;
    this.#reset();
    const again = (await socket.emitWithAck('follow', { stream: this.stream, since: null })) as FollowAnswer;
    if (again.ok) this.#last ??= again.seq ?? null;
    return again.ok;
  }

  hear(change: Change): void {
    if (change.stream !== this.stream || (this.#last !== null && change.seq <= this.#last)) return;
    this.#last = change.seq;
    this.#changed(change);
  }
}
