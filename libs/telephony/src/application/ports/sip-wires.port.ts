/** The line of one browser to the exchange, for SIP; every word is one message. */
export interface SipWire {
  say(text: string): void;
  /** Nothing is heard after it. */
  close(): void;
}
export interface SipWireEar {
  heard(text: string): void;
  /** The exchange has ended it; told once, and not of what was closed here. */
  ended(): void;
}
/** Lines for the phones in browsers, whom the exchange's own door is not open to. */
export abstract class SipWires {
  /** @throws ExchangeUnavailable */
  abstract open(ear: SipWireEar): Promise<SipWire>;
}
