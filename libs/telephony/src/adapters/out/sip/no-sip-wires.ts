import { type SipWire, SipWires } from '../../../application/ports/sip-wires.port.js';
import { TelephonyOff } from '../../../domain/exchange-files.errors.js';

/** Telephony is off. */
export class NoSipWires extends SipWires {
  async open(): Promise<SipWire> {
    throw new TelephonyOff();
  }
}
