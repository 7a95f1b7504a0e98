import { UnitOfWork, UseCase } from '@prorab/platform/marks';
import { type DeskState, seenByOthers } from '../../domain/presence.js';
import { FanOut } from '../ports/fan-out.port.js';
import { PresenceBook } from '../ports/presence-book.port.js';

/** Somebody opened his first desk, left his last one, fell idle or woke: he is seen so, and when he left is kept. */
@UseCase()
export class NoteDeskChange {
  constructor(
    private readonly presence: PresenceBook,
    private readonly fanOut: FanOut,
    private readonly work: UnitOfWork,
  ) {}

  async execute({ employeeId, state, at }: { employeeId: string; state: DeskState; at: Date }): Promise<void> {
    const silent = { employeeId, status: 'online', text: null, lastSeenAt: null } as const;
    const before = (await this.presence.of(employeeId)) ?? silent;
    // Who is invisible comes, works and goes unseen: a word about it, even «offline», would say that he was there.
    if (before.status === 'invisible') return;
    const leaves = state === 'none';
    if (leaves) await this.work.run(() => this.presence.seen(employeeId, at));
    this.fanOut.tellPresence(seenByOthers(leaves ? { ...before, lastSeenAt: at } : before, state));
  }
}
