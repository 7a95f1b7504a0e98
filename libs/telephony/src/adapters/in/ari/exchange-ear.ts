import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import { ExchangeUnavailable } from '../../../domain/exchange.errors.js';
import { callerChannelOf } from '../../../domain/call.js';
import { isDatabaseAway } from '@prorab/platform';
import { type ReaderHealth, messageFor } from '@prorab/platform/marks';
import { type Clock, DomainError } from '@prorab/kernel';
import type {
  CallControl,
  CallWay,
  ExchangeEvent,
  ExchangeListener,
  ExchangeState,
} from '../../../application/ports/call-control.port.js';
import type { ExchangeAway } from '../../../application/ports/exchange-presence.port.js';
import { EXCHANGE_READER } from '../../../application/telephony-settings.js';
import type { FollowCall } from '../../../application/use-cases/follow-call.use-case.js';
import type { NoteExchange } from '../../../application/use-cases/note-exchange.use-case.js';
import type { ResumeCalls } from '../../../application/use-cases/resume-calls.use-case.js';
import type { TakeCallIn } from '../../../application/use-cases/take-call-in.use-case.js';
import type { TakeCallOut } from '../../../application/use-cases/take-call-out.use-case.js';

export interface Ear {
  readonly takeIn: Pick<TakeCallIn, 'execute'>;
  readonly takeOut: Pick<TakeCallOut, 'execute'>;
  readonly follow: Pick<FollowCall, 'execute'>;
  readonly resume: Pick<ResumeCalls, 'execute' | 'lookAgain'>;
  readonly control: CallControl;
  readonly note: Pick<NoteExchange, 'execute'>;
  readonly health: ReaderHealth;
  readonly clock: Clock;
  readonly log: Logger;
  /** Tests do not wait. */
  readonly againAfterMs?: readonly number[];
}
const LAG_LIMIT_MS = 60_000;
/** While the base is away. Longer, and the lease of the line is lost with it: then all is read anew when it is back. */
const AGAIN_AFTER_MS: readonly number[] = [100, 300, 600, 1_000, 2_000, 4_000];

/** Hears the exchange. The events of one call wait for each other, those of different calls do not. */
export class ExchangeEar implements ExchangeListener {
  /** What is heard of a call while something of it is dealt with, and when all of it will be. */
  readonly #last = new Map<string, { waiting: ExchangeEvent[]; settled: Promise<void> }>();
  #away: Date | null = null;
  /** Last of what all instances are to know, and when it will be written down. */
  #noted: { readonly what: string | null; readonly written: Promise<void> } = {
    what: null,
    written: Promise.resolve(),
  };

  constructor(private readonly ear: Ear) {}

  async connected(state: ExchangeState, awaySince: Date | null): Promise<void> {
    const { resume, log } = this.ear;
    // What was heard before the break is dealt with first.
    await this.settled();
    const { later, ...found } = await resume.execute({ state });
    for (const one of later) this.#later(one);
    this.alive();
    log.info({ ...found, awaySince }, 'the exchange is there');
  }
  alive(): void {
    this.#away = null;
    this.#report('ok', 0);
    this.#note(null);
    this.#later(this.ear.resume.lookAgain());
  }
  disconnected(why: Error): void {
    this.failed(why);
    if (this.#away) this.#note({ since: this.#away, why: noteOf(why) });
  }
  /** It cannot be heard by us; whether it is there is not known. */
  failed(why: Error): void {
    const now = this.ear.clock.now();
    this.#away ??= now;
    this.#report('retrying', now.getTime() - this.#away.getTime(), noteOf(why));
    this.ear.log.warn(
      why instanceof DomainError ? { reason: why.message } : { err: why },
      'the exchange cannot be heard',
    );
  }
  /** Another instance hears it, and nothing is missed by that. @param other `prorab1/4711` */
  standsBy(other: string | null): void {
    this.#away = null;
    // Whoever listens has its own word; ours begins anew.
    this.#noted = { ...this.#noted, what: null };
    this.#report('ok', 0, other === null ? 'АТС слушает другой процесс Прораба' : `АТС слушает процесс ${other}`);
  }
  heard(event: ExchangeEvent): void {
    const channelId = event.kind === 'arrived' ? event.channel.id : event.channelId;
    // Of a bridge: a talk is fetched once its call has ended.
    if (channelId === null) return;
    const call = callerChannelOf(channelId);
    const last = this.#last.get(call);
    if (last) return void last.waiting.push(event);
    const waiting: ExchangeEvent[] = [];
    this.#last.set(call, { waiting, settled: this.#workThrough(call, event, waiting) });
  }
  async #workThrough(call: string, first: ExchangeEvent, waiting: ExchangeEvent[]): Promise<void> {
    await this.#dealWith([first]);
    while (waiting.length > 0) await this.#dealWith(waiting.splice(0, togetherIn(waiting)));
    this.#last.delete(call);
  }
  /** All that was heard so far is dealt with. */
  async settled(): Promise<void> {
    while (this.#last.size > 0) await Promise.all([...this.#last.values()].map((of) => of.settled));
    await this.#noted.written;
  }

  async #dealWith(events: readonly ExchangeEvent[]): Promise<void> {
    const [event] = events;
    if (!event) return;
    const { takeIn, takeOut, follow, control, log } = this.ear;
    const way = wayOf(event);
    const isNew = event.kind === 'arrived' && way !== null;
    try {
      if (isNew && way === 'out') await takeOut.execute({ channel: event.channel, at: event.at });
      else if (isNew) this.#later((await takeIn.execute({ channel: event.channel, at: event.at })).later);
      else await this.#whileAway(() => follow.execute({ events }));
    } catch (error) {
      // One of them spoils nothing for the others, and what is done of them may be done again.
      if (events.length > 1) {
        for (const one of events) await this.#dealWith([one]);
        return;
      }
      log.error({ err: error, event }, 'an event of the exchange could not be dealt with');
      // The dialplan rings by itself: a call does not die because we cannot write it down.
      if (isNew)
        await control.handBack(event.channel.id, event.channel.dialled, way).catch((also: unknown) => {
          log.error({ err: also }, 'a call could not be handed back');
          // Neither ours nor the dialplan's he would wait for nobody.
          if (also instanceof ExchangeUnavailable) control.readAnew();
        });
    }
  }
  /** Who has picked up would stay alone, and a call that has ended go on for us: what the base was not there for is done when it is. */
  async #whileAway(work: () => Promise<void>): Promise<void> {
    for (const pauseMs of this.ear.againAfterMs ?? AGAIN_AFTER_MS) {
      try {
        return await work();
      } catch (error) {
        if (!isDatabaseAway(error)) throw error;
        this.ear.log.warn({ err: error, pauseMs }, 'an event of the exchange waits for the base');
        await pause(pauseMs);
      }
    }
    await work();
  }
  /** What holds nothing up: a look-up that was too slow, a call that was too young to be taken for lost. */
  #later(work: Promise<void> | null): void {
    work?.catch((error: unknown) => this.ear.log.warn({ err: error }, 'what was left for later could not be done'));
  }
  /** One after another; what could not be written down is tried again with the next sign. */
  #note(away: ExchangeAway | null): void {
    const what = JSON.stringify(away);
    const { what: before, written } = this.#noted;
    if (what === before) return;
    const failed = (error: unknown): void => {
      this.#noted = { ...this.#noted, what: null };
      this.ear.log.warn({ err: error }, 'whether the exchange is there could not be written down');
    };
    this.#noted = { what, written: written.then(() => this.ear.note.execute({ away })).catch(failed) };
  }
  #report(state: 'ok' | 'retrying', lagMs: number, note?: string): void {
    const checkedAt = state === 'ok' ? this.ear.clock.now() : this.#away;
    this.ear.health.report({
      reader: EXCHANGE_READER,
      state,
      checkedAt,
      lagMs,
      lagLimitMs: LAG_LIMIT_MS,
      ...(note && { note }),
    });
  }
}
/** How a call that begins has come to us; null: it is none. */
function wayOf(event: ExchangeEvent): CallWay | null {
  const way = event.kind === 'arrived' ? event.channel.args[0] : undefined;
  return way === 'in' || way === 'out' ? way : null;
}
/** Phones of a call ring, are picked up and fall silent in the same moments: so many of them, in a row, are kept at once. */
function togetherIn(waiting: readonly ExchangeEvent[]): number {
  const other = waiting.findIndex((event) => !['arrived', 'progressed', 'ended'].includes(event.kind) || wayOf(event));
  return other < 0 ? waiting.length : Math.max(other, 1);
}
/** For the health page of the house, which everybody may read: what a foreign error says (a statement, with numbers of customers) is for the log. */
function noteOf(why: Error): string {
  if (why instanceof DomainError) return messageFor(why.code, 'ru', why.details, why.message);
  return isDatabaseAway(why) ? 'База данных не отвечает' : 'Ошибка на нашей стороне, подробности в журнале';
}
