import { Injectable, type OnModuleInit, type OnModuleDestroy } from '@nestjs/common';
import { DomainError } from '@prorab/kernel';
import { type DeskSocket, type EmployeeActor, RealtimeGateway } from '@prorab/platform';
import { holds } from '@prorab/platform/marks';
import { isUUID } from 'class-validator';
import { Colleagues } from '../../../application/ports/colleagues.port.js';
import { PresenceBoard } from '../../../application/ports/presence-board.port.js';
import { InquiryStanding } from '../../../application/queries/inquiry-standing.query.js';
import type { PresenceMode } from '../../../domain/presence/presence-sheet.js';

const right = 'sales.inquiry.read';
/** Inquiries that one desk has open at once. */
const mostInquiries = 20;
/** Words that one desk may say in ten seconds; a desk renews every ten seconds or so. */
const mostWords = 60;
const windowMs = 10_000;

type Ack = (answer: object) => void;
interface Desk {
  socket: DeskSocket;
  actor: EmployeeActor;
  name: Promise<string>;
  open: Set<string>;
  words: number;
  windowSince: number;
}

/**
 * Who reads and who types (MA-17). A desk says `inquiry:viewing` or `inquiry:typing` with `{ inquiryId }` at least every 30 s, and
 * `inquiry:leave` when it goes. Ack: `{ ok: true, employees }` or `{ ok: false, code }`. All desks hear `inquiry:presence`
 * `{ inquiryId, employees: [{ id, name, mode }] }` when the picture changes.
 */
@Injectable()
export class InquiryPresenceDesk implements OnModuleInit, OnModuleDestroy {
  #stop: () => void = () => undefined;

  constructor(
    private readonly realtime: RealtimeGateway,
    private readonly board: PresenceBoard,
    private readonly colleagues: Colleagues,
    private readonly standing: InquiryStanding,
  ) {}

  onModuleInit(): void {
    this.realtime.onConnect((socket, actor) => this.welcome(socket, actor));
    this.#stop = this.board.onChange((change) => this.realtime.broadcast(right, 'inquiry:presence', change));
  }
  onModuleDestroy(): void {
    this.#stop();
  }

  private welcome(socket: DeskSocket, actor: EmployeeActor): void {
    const name = this.colleagues.names().then((names) => names.get(actor.employeeId) ?? '');
    name.catch(() => undefined);
    const desk: Desk = { socket, actor, name, open: new Set(), words: 0, windowSince: 0 };
    const hear = (event: string, work: (inquiryId: string) => Promise<void>): void => {
      socket.on(event, (said: unknown, ack: unknown) => {
        const answer: Ack = typeof ack === 'function' ? (ack as Ack) : () => undefined;
        this.answered(desk, said, work).then(answer, () => answer({ ok: false, code: 'platform.internal' }));
      });
    };
    for (const mode of ['viewing', 'typing'] as const) hear(`inquiry:${mode}`, (id) => this.mark(desk, id, mode));
    hear('inquiry:leave', async (inquiryId) => {
      if (desk.open.delete(inquiryId)) await this.board.leave({ deskId: socket.id, inquiryId });
    });
    socket.on('disconnect', () => void this.board.leave({ deskId: socket.id }));
  }

  private async answered(desk: Desk, said: unknown, work: (inquiryId: string) => Promise<void>): Promise<object> {
    if (isTooMuch(desk)) return { ok: false, code: 'platform.too-many-requests' };
    const inquiryId = (said as { inquiryId?: unknown } | null | undefined)?.inquiryId;
    if (!isUUID(inquiryId)) return { ok: false, code: 'platform.request-invalid' };
    if (!holds(desk.actor.role, right)) return { ok: false, code: 'platform.forbidden' };
    const id = (inquiryId as string).toLowerCase();
    try {
      await work(id);
    } catch (error) {
      if (error instanceof DomainError) return { ok: false, code: error.code };
      throw error;
    }
    return { ok: true, employees: await this.board.of(id) };
  }

  private async mark(desk: Desk, inquiryId: string, mode: PresenceMode): Promise<void> {
    const { open, socket, actor } = desk;
    if (!open.has(inquiryId)) {
      if (open.size >= mostInquiries) throw new TooManyOpen();
      open.add(inquiryId);
      try {
        await this.standing.execute({ inquiryId });
      } catch (error) {
        open.delete(inquiryId);
        throw error;
      }
    }
    const name = await desk.name;
    // A line that was lost meanwhile has left already; nobody would take this mark away.
    if (socket.connected && open.has(inquiryId))
      await this.board.mark({ inquiryId, deskId: socket.id, employeeId: actor.employeeId, name, mode });
  }
}

class TooManyOpen extends DomainError {
  constructor() {
    super('conflict', 'platform.too-many-requests', `a desk looks at ${mostInquiries} inquiries at most`);
  }
}

function isTooMuch(desk: Desk): boolean {
  const now = performance.now();
  if (now - desk.windowSince > windowMs) {
    desk.windowSince = now;
    desk.words = 0;
  }
  return ++desk.words > mostWords;
}
