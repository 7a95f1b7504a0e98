import { type Socket, io } from 'socket.io-client';
import { type Change, Follower } from './follower.js';

type Listener = (change: Change) => void;

/**
 * The line to the house: namespace `/desk`, with the session cookie. Streams are followed again after every break, from the last
 * number heard. Other hands add their own events with `on` and `ask`.
 */
export class DeskSocket {
  #socket: Socket | null = null;
  readonly #followers = new Map<string, Follower>();
  readonly #listeners = new Map<string, Set<Listener>>();
  readonly #resets = new Map<string, Set<() => void>>();
  readonly #events: [string, (payload: never) => void][] = [];
  #up: (connected: boolean) => void = () => undefined;
  #ended: () => void = () => undefined;

  onConnection(listener: (connected: boolean) => void): void {
    this.#up = listener;
  }
  onSessionEnd(listener: () => void): void {
    this.#ended = listener;
  }

  open(): void {
    if (this.#socket) return;
    const socket = io('/desk', {
      // Some office proxies know no web sockets; then it goes on by questions.
      transports: ['websocket', 'polling'],
      tryAllTransports: true,
      reconnectionDelayMax: 5_000,
    });
    this.#socket = socket;
    socket.on('connect', () => {
      this.#up(true);
      for (const follower of this.#followers.values()) void this.#follow(follower);
    });
    socket.on('disconnect', (reason) => {
      this.#up(false);
      // The house closed it: the session has ended, or it was thrown out; the next question over HTTP will tell which.
      if (reason === 'io server disconnect') setTimeout(() => this.#socket === socket && socket.connect(), 2_000);
    });
    socket.on('connect_error', (error) => {
      this.#up(false);
      if (error.message === 'platform.unauthenticated') this.#ended();
    });
    socket.on('change', (change: Change) => this.#followers.get(change.stream)?.hear(change));
    for (const [event, listener] of this.#events) socket.on(event, listener as never);
  }

  close(): void {
    this.#socket?.disconnect();
    this.#socket = null;
    this.#followers.clear();
  }

  /** Listens to a stream; `since` is the number that came with the screen (`x-feed-seq`), or null for from now on. */
  follow(stream: string, since: number | null): void {
    const known = this.#followers.get(stream);
    // It may have been begun by what had no number, after this screen was read.
    if (known && since !== null && known.startFrom(since) && this.#socket?.connected) void this.#follow(known);
    if (known) return;
    const follower = new Follower(stream);
    if (since !== null) follower.startFrom(since);
    follower.onChange((change) => this.#listeners.get(stream)?.forEach((hear) => hear(change)));
    follower.onReset(() => this.#resets.get(stream)?.forEach((reset) => reset()));
    this.#followers.set(stream, follower);
    if (this.#socket?.connected) void this.#follow(follower);
  }
  /** @returns how to stop listening */
  onChange(stream: string, hear: Listener, reset: () => void = () => undefined): () => void {
    const [listeners, resets] = [setIn(this.#listeners, stream), setIn(this.#resets, stream)];
    listeners.add(hear);
    resets.add(reset);
    return () => {
      listeners.delete(hear);
      resets.delete(reset);
    };
  }
  on<T>(event: string, listener: (payload: T) => void): void {
    this.#events.push([event, listener]);
    this.#socket?.on(event, listener as never);
  }
  off<T>(event: string, listener: (payload: T) => void): void {
    const place = this.#events.findIndex(([name, one]) => name === event && one === (listener as never));
    if (place >= 0) this.#events.splice(place, 1);
    this.#socket?.off(event, listener as never);
  }
  get connected(): boolean {
    return this.#socket?.connected ?? false;
  }
  /** Says it if there is a line now; what is not said is not kept. */
  emit(event: string, payload: object, answer: (answer: unknown) => void): void {
    if (this.connected) this.#socket?.emit(event, payload, answer);
  }
  /** @returns the answer; undefined when there is no line just now or nobody answered in time */
  async ask<T>(event: string, payload: object): Promise<T | undefined> {
    const socket = this.#socket;
    if (!socket?.connected) return undefined;
    return (socket.timeout(10_000).emitWithAck(event, payload) as Promise<T>).catch(() => undefined);
  }

  async #follow(follower: Follower): Promise<void> {
    const socket = this.#socket;
    if (!socket) return;
    // No answer means that the line broke meanwhile; the next connection follows again.
    await follower.follow(socket.timeout(10_000) as never).catch(() => false);
  }
}

function setIn<T>(map: Map<string, Set<T>>, key: string): Set<T> {
  const known = map.get(key);
  if (known) return known;
  const made = new Set<T>();
  map.set(key, made);
  return made;
}

export const deskSocket = new DeskSocket();
