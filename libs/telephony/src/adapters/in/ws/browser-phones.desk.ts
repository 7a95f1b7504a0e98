import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DomainError } from '@prorab/kernel';
import { type DoorVisitor, SocketDoors } from '@prorab/platform';
import {
  type BrowserPhoneLine,
  ConnectBrowserPhone,
} from '../../../application/use-cases/connect-browser-phone.use-case.js';

/** A registration and a call with all its answers are some thirty messages; the longest, an offer of voice, has 4 kB. */
const door = {
  ...{ path: '/api/telephony/sip', protocol: 'sip', right: 'telephony.phone.use' },
  ...{ mostBytes: 32_000, words: { atOnce: 100, perSecond: 10 }, mostVisitors: 500 },
};
/** Said before the line to the exchange is there. */
const MOST_EARLY = 10;
/** Why it is closed, beside those of every door. */
export const SIP_CLOSED = { notYours: 4403, noPhone: 4404, exchangeAway: 1013 } as const;

/**
 * `/api/telephony/sip`: SIP (subprotocol `sip`, RFC 7118) between the browser of somebody with a phone and the exchange, whose own door is
 * open to nobody but us.
 */
@Injectable()
export class BrowserPhonesDesk implements OnModuleInit {
  constructor(
    private readonly doors: SocketDoors,
    private readonly connect: ConnectBrowserPhone,
  ) {}

  onModuleInit(): void {
    this.doors.open({ ...door, enter: (visitor, { employeeId }) => this.#welcome(visitor, employeeId) });
  }
  #welcome(visitor: DoorVisitor, employeeId: string): void {
    let line: BrowserPhoneLine | null = null;
    let isGone = false;
    const early: string[] = [];
    const say = (text: string): void => {
      if (line?.say(text) === false) visitor.close(SIP_CLOSED.notYours, 'not a word of this phone');
    };
    visitor.onWord((text) => {
      if (line) say(text);
      else if (early.push(text) > MOST_EARLY) visitor.close(SIP_CLOSED.exchangeAway, 'the exchange is slow');
    });
    visitor.onLeave(() => {
      isGone = true;
      line?.close();
    });
    const ear = {
      heard: (text: string) => visitor.say(text),
      ended: () => visitor.close(SIP_CLOSED.exchangeAway, 'the exchange is away'),
    };
    this.connect.execute({ employeeId, ear }).then(
      (opened) => {
        if (isGone) return opened.close();
        line = opened;
        for (const text of early.splice(0)) say(text);
      },
      (error: unknown) => {
        const isAway = !(error instanceof DomainError) || error.kind === 'unavailable';
        visitor.close(
          isAway ? SIP_CLOSED.exchangeAway : SIP_CLOSED.noPhone,
          isAway ? 'the exchange is away' : error.code,
        );
      },
    );
  }
}
