import { eventually } from '@prorab/platform/testing';
import type { SipWireEar, SipWires } from './sip-wires.port.js';

export interface SipWiresBench {
  readonly wires: SipWires;
  /** The exchange is killed. */
  fall(): Promise<void>;
  end(): Promise<void>;
}
const register = (callId: string): string =>
  [
    ...['REGISTER sip:prorab.invalid SIP/2.0', 'Via: SIP/2.0/WS browser.invalid;branch=z9hG4bKcontract'],
    ...['Max-Forwards: 70', 'From: <sip:101-web@prorab.invalid>;tag=one', 'To: <sip:101-web@prorab.invalid>'],
    ...[`Call-ID: ${callId}`, 'CSeq: 1 REGISTER', 'Contact: <sip:x@browser.invalid;transport=ws>'],
    ...['Content-Length: 0', '', ''],
  ].join('\r\n');
class Heard implements SipWireEar {
  readonly words: string[] = [];
  ends = 0;
  heard(text: string): void {
    this.words.push(text);
  }
  ended(): void {
    this.ends++;
  }
}

/** Run over the fake and a real Asterisk. */
export function sipWiresContract(name: string, make: () => Promise<SipWiresBench>): void {
  describe(`lines of browsers to the exchange: ${name}`, () => {
    let bench: SipWiresBench;
    beforeAll(async () => void (bench = await make()));
    afterAll(() => bench.end());

    it('carry words there and back, each to its own', async () => {
      const [one, other] = [new Heard(), new Heard()];
      const [first, second] = [await bench.wires.open(one), await bench.wires.open(other)];
      first.say(register('of-the-first'));
      second.say(register('of-the-second'));
      await eventually(() => one.words.length === 1 && other.words.length === 1);
      expect(one.words[0]).toMatch(/^SIP\/2\.0 401 [^]*Call-ID: of-the-first\r\n/);
      expect(other.words[0]).toContain('of-the-second');
      first.close();
      first.say(register('of-nobody'));
      second.say(register('of-the-second-again'));
      await eventually(() => other.words.length === 2);
      expect([one.words.length, one.ends, other.ends]).toEqual([1, 0, 0]);
      second.close();
    });
    it('tell when the exchange is gone, and are refused while it is', async () => {
      const heard = new Heard();
      await bench.wires.open(heard);
      await bench.fall();
      await eventually(() => heard.ends === 1);
      await expect(bench.wires.open(heard)).rejects.toMatchObject({ code: 'telephony.exchange-unavailable' });
    });
  });
}
