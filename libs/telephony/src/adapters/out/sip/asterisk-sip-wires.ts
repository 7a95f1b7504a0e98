import { WebSocket } from 'ws';
import { type SipWire, type SipWireEar, SipWires } from '../../../application/ports/sip-wires.port.js';
import { ExchangeUnavailable } from '../../../domain/exchange.errors.js';

/** Messages of SIP with their offers of voice are a tenth of it. */
const MOST_BYTES = 64_000;
const OPEN_MS = 5_000;

/** Asterisk's web socket for SIP, `/ws` of the same HTTP server that ARI is on. */
export class AsteriskSipWires extends SipWires {
  /** @param url of Asterisk's HTTP, `http://127.0.0.1:8088` */
  constructor(private readonly url: string) {
    super();
  }
  async open(ear: SipWireEar): Promise<SipWire> {
    const socket = new WebSocket(new URL('/ws', this.url.replace(/^http/, 'ws')), 'sip', {
      ...{ handshakeTimeout: OPEN_MS, maxPayload: MOST_BYTES, perMessageDeflate: false },
    });
    let isOurs = false;
    let failure = 'the line was closed';
    socket.on('error', (error: Error) => (failure = error.message));
    socket.on('message', (data: Buffer) => {
      if (!isOurs) ear.heard(data.toString('utf8'));
    });
    await new Promise<void>((done, fail) => {
      socket.once('open', done);
      socket.once('close', () => fail(new ExchangeUnavailable(failure)));
    });
    socket.once('close', () => {
      if (!isOurs) ear.ended();
    });
    return {
      say: (text) => {
        if (socket.readyState === WebSocket.OPEN) socket.send(text);
      },
      close: () => {
        isOurs = true;
        socket.close();
      },
    };
  }
}
