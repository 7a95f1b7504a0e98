import { ExchangeUnavailable } from '../../domain/exchange.errors.js';
import { type SipWire, type SipWireEar, SipWires } from './sip-wires.port.js';

/** An exchange in memory that asks everybody for his password. */
export class FakeSipWires extends SipWires {
  down = false;
  readonly said: string[] = [];
  readonly #open = new Set<SipWireEar>();
  /** Lines that are open. */
  get lines(): number {
    return this.#open.size;
  }
  async open(ear: SipWireEar): Promise<SipWire> {
    if (this.down) throw new ExchangeUnavailable('the exchange is away');
    this.#open.add(ear);
    return {
      say: (text) => {
        if (!this.#open.has(ear)) return;
        this.said.push(text);
        const callId = /^Call-ID: .*$/m.exec(text)?.[0] ?? '';
        if (text.startsWith('REGISTER '))
          queueMicrotask(() => this.#tell(ear, `SIP/2.0 401 Unauthorized\r\n${callId}\r\n`));
      },
      close: () => void this.#open.delete(ear),
    };
  }
  /** It is killed. */
  fall(): void {
    this.down = true;
    for (const ear of this.#open) ear.ended();
    this.#open.clear();
  }
  #tell(ear: SipWireEar, text: string): void {
    if (this.#open.has(ear)) ear.heard(text);
  }
}
