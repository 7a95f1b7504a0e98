import { Query } from '@prorab/platform/marks';
import { type PresenceSeen, type PresenceStatus, seenByOthers } from '../../domain/presence.js';
import { myself } from '../author.js';
import { Colleagues } from '../ports/colleagues.port.js';
import { OpenDesks } from '../ports/open-desks.port.js';
import { PresenceBook } from '../ports/presence-book.port.js';

export interface PersonLine extends PresenceSeen {
  name: string;
  role: string;
  branchId: string;
}

/** Colleagues with what they say of themselves, and how I stand there myself. */
@Query()
export class ListPeople {
  constructor(
    private readonly colleagues: Colleagues,
    private readonly presence: PresenceBook,
    private readonly desks: OpenDesks,
  ) {}

  async execute(): Promise<{ people: PersonLine[]; me: { status: PresenceStatus; text: string | null } }> {
    const { employeeId: me } = myself();
    const [people, words, desks] = await Promise.all([this.colleagues.all(), this.presence.all(), this.desks.all()]);
    const wordOf = new Map(words.map((w) => [w.employeeId, w]));
    const deskOf = new Map(desks.map((d) => [d.employeeId, d.state]));
    const silent = { status: 'online', text: null, lastSeenAt: null } as const;
    const mine = wordOf.get(me) ?? silent;
    return {
      people: people
        .filter((p) => p.active)
        .map(({ active: _, ...p }) => ({
          ...p,
          ...seenByOthers(
            wordOf.get(p.employeeId) ?? { ...silent, employeeId: p.employeeId },
            deskOf.get(p.employeeId) ?? 'none',
          ),
        })),
      me: { status: mine.status, text: mine.text },
    };
  }
}
