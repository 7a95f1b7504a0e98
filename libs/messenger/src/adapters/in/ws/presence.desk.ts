import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Clock } from '@prorab/kernel';
import { type DeskSocket, type EmployeeActor, LOG, RealtimeGateway } from '@prorab/platform';
import { actingAs, holds } from '@prorab/platform/marks';
import type { Logger } from 'pino';
import { OpenDesks } from '../../../application/ports/open-desks.port.js';
import { NoteDeskChange } from '../../../application/use-cases/note-desk-change.use-case.js';
import { SayPresence } from '../../../application/use-cases/say-presence.use-case.js';
import { chatWords } from './chat-words.js';
import { hear } from './hear.js';

/** Others forget a desk that is not renewed for a minute. */
const renewMs = 20_000;

/**
 * Who is there. A connected desk counts as used until it says `presence:activity { active: false }`; `presence:say { status, text }` is what
 * the person says of himself. All desks hear `presence` when the picture of somebody changes.
 */
@Injectable()
export class PresenceDesk implements OnModuleInit, OnModuleDestroy {
  readonly #here = new Map<DeskSocket, { employeeId: string; active: boolean }>();
  #timer: NodeJS.Timeout | null = null;
  #stop: () => void = () => undefined;

  constructor(
    private readonly realtime: RealtimeGateway,
    private readonly desks: OpenDesks,
    private readonly say: SayPresence,
    private readonly note: NoteDeskChange,
    private readonly clock: Clock,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  onModuleInit(): void {
    this.realtime.onConnect((socket, actor) => this.welcome(socket, actor));
    this.#stop = this.desks.onChange(({ employeeId, state }) => {
      this.note
        .execute({ employeeId, state, at: this.clock.now() })
        .catch((error: unknown) => this.log.error({ err: error }, 'a change of presence was not noted'));
    });
    this.#timer = setInterval(() => this.#here.forEach((desk, socket) => void this.mark(socket, desk)), renewMs);
  }
  onModuleDestroy(): void {
    this.#stop();
    if (this.#timer) clearInterval(this.#timer);
  }

  private welcome(socket: DeskSocket, actor: EmployeeActor): void {
    if (!holds(actor.role, 'messenger.use')) return;
    const desk = { employeeId: actor.employeeId, active: true };
    this.#here.set(socket, desk);
    void this.mark(socket, desk);
    const activity = chatWords['presence:activity'];
    hear(
      socket,
      'presence:activity',
      activity,
      ({ active }) => this.mark(socket, Object.assign(desk, { active })),
      this.log,
    );
    hear(
      socket,
      'presence:say',
      chatWords['presence:say'],
      ({ status, text }) => actingAs(actor, () => this.say.execute({ status, text: text ?? null })),
      this.log,
    );
    socket.on('disconnect', () => {
      this.#here.delete(socket);
      void this.desks.close({ employeeId: actor.employeeId, deskId: socket.id });
    });
  }
  private mark(socket: DeskSocket, desk: { employeeId: string; active: boolean }): Promise<void> {
    return this.desks.mark({ ...desk, deskId: socket.id });
  }
}
