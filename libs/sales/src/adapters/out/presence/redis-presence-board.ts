import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Clock, newId } from '@prorab/kernel';
import { Redis } from 'ioredis';
import type { Logger } from 'pino';
import { z } from 'zod';
import { PresenceBoard, type PresenceChange } from '../../../application/ports/presence-board.port.js';
import type { PresenceMark, Present } from '../../../domain/presence/presence-sheet.js';
import { MemoryPresenceBoard } from './memory-presence-board.js';

const message = z.discriminatedUnion('does', [
  z.object({
    does: z.literal('mark'),
    from: z.string(),
    mark: z.object({
      inquiryId: z.string(),
      deskId: z.string(),
      employeeId: z.string(),
      name: z.string(),
      mode: z.enum(['viewing', 'typing']),
    }),
  }),
  z.object({
    does: z.literal('leave'),
    from: z.string(),
    desk: z.object({ deskId: z.string(), inquiryId: z.string().optional() }),
  }),
]);

/**
 * Every instance keeps the whole board and tells the others of its own desks. While Redis is away each shows its own desks, and
 * the renewals bring the others back.
 */
@Injectable()
export class RedisPresenceBoard extends PresenceBoard implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #me = newId();
  readonly #board: MemoryPresenceBoard;
  readonly #tells: Redis;
  readonly #hears: Redis;

  constructor(
    url: string,
    clock: Clock,
    private readonly log: Logger,
    private readonly channel = 'prorab:sales:presence',
  ) {
    super();
    this.#board = new MemoryPresenceBoard(clock);
    const open = (): Redis =>
      new Redis(url, { lazyConnect: true, maxRetriesPerRequest: 1, enableOfflineQueue: false }).on('error', (error) =>
        this.log.warn({ err: error }, 'presence: Redis does not answer'),
      );
    this.#tells = open();
    this.#hears = open();
    this.#hears.on('message', (_channel, text) => this.#heard(text));
    this.#hears.on('ready', () => {
      this.#hears
        .subscribe(this.channel)
        .catch((error: unknown) => this.log.warn({ err: error }, 'presence: not heard'));
    });
  }

  /** The start does not wait for Redis: presence is a convenience, letters are not. */
  async onApplicationBootstrap(): Promise<void> {
    for (const connection of [this.#tells, this.#hears])
      await connection.connect().catch((error: unknown) => this.log.warn({ err: error }, 'presence: no Redis yet'));
  }
  async onApplicationShutdown(): Promise<void> {
    this.#board.onApplicationShutdown();
    this.#hears.disconnect();
    this.#tells.disconnect();
  }

  async mark(mark: PresenceMark): Promise<void> {
    await this.#board.mark(mark);
    await this.#tell({ does: 'mark', from: this.#me, mark });
  }
  async leave(desk: { deskId: string; inquiryId?: string }): Promise<void> {
    await this.#board.leave(desk);
    await this.#tell({ does: 'leave', from: this.#me, desk });
  }
  of(inquiryId: string): Promise<Present[]> {
    return this.#board.of(inquiryId);
  }
  onChange(listener: (change: PresenceChange) => void): () => void {
    return this.#board.onChange(listener);
  }

  async #tell(told: z.infer<typeof message>): Promise<void> {
    try {
      await this.#tells.publish(this.channel, JSON.stringify(told));
    } catch (error) {
      this.log.debug({ err: error }, 'presence: not told to the other instances');
    }
  }
  #heard(text: string): void {
    let told: z.infer<typeof message>;
    try {
      told = message.parse(JSON.parse(text));
    } catch (error) {
      this.log.warn({ err: error }, 'presence: an unreadable message');
      return;
    }
    if (told.from === this.#me) return;
    void (told.does === 'mark' ? this.#board.mark(told.mark) : this.#board.leave(told.desk));
  }
}
