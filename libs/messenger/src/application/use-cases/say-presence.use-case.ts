import { UnitOfWork, UseCase } from '@prorab/platform/marks';
import { type PresenceStatus, presenceTextLimit, seenByOthers } from '../../domain/presence.js';
import { employee } from '../../domain/participant.js';
import { myself } from '../author.js';
import { FanOut } from '../ports/fan-out.port.js';
import { OpenDesks } from '../ports/open-desks.port.js';
import { PresenceBook } from '../ports/presence-book.port.js';
import { Clock } from '@prorab/kernel';

const halfASign = /[\ud800-\udbff]$/;

/** On-line, away, busy, invisible, with a few words: the same on all devices of the person. */
@UseCase()
export class SayPresence {
  constructor(
    private readonly presence: PresenceBook,
    private readonly desks: OpenDesks,
    private readonly fanOut: FanOut,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  execute({ status, text }: { status: PresenceStatus; text: string | null }): Promise<void> {
    const { employeeId } = myself();
    const words = text?.replace(/\s+/g, ' ').trim().slice(0, presenceTextLimit).replace(halfASign, '') || null;
    return this.work.run(async () => {
      const before = await this.presence.of(employeeId);
      await this.presence.say({ employeeId, status, text: words });
      // Who hides looks like one who has left now; who is hidden and changes his words has not been seen meanwhile.
      if (status === 'invisible' && before?.status !== 'invisible')
        await this.presence.seen(employeeId, this.clock.now());
      this.work.afterCommit(async () => {
        const word = await this.presence.of(employeeId);
        const desk = (await this.desks.of(employeeId))?.state ?? 'none';
        if (word) this.fanOut.tellPresence(seenByOthers(word, desk));
        this.fanOut.toPerson(employee(employeeId), 'presence:mine', { status, text: words });
      });
    });
  }
}
