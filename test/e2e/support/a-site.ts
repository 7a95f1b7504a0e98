import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A site on an origin of its own that shows a number, with the script that may put another one in its place. */
export class ASite {
  #server: Server | null = null;
  /** Where the script comes from. */
  house = '';
  constructor(private readonly number: string) {}

  async start(): Promise<string> {
    this.#server = createServer((_, reply) => {
      reply.setHeader('content-type', 'text/html; charset=utf-8');
      const policy = `default-src 'self'; script-src ${this.house}; connect-src ${this.house}; img-src data:`;
      reply.setHeader('content-security-policy', policy);
      reply.end(`<!doctype html><html lang="ru"><title>Кирпич — магазин</title><link rel="icon" href="data:,"><h1>Кирпич</h1>
<p>Звоните: <a data-prorab-phone href="tel:${this.number}">${this.number}</a></p>
<script async src="${this.house}/telephony/number.js?pool=site"></script></html>`);
    });
    await new Promise<void>((done) => this.#server?.listen(0, '127.0.0.1', done));
    return this.origin;
  }
  /** Another name of the machine than the house's: another site, not only another port. */
  get origin(): string {
    return `http://localhost:${(this.#server?.address() as AddressInfo).port}`;
  }
  stop(): void {
    this.#server?.close();
    this.#server?.closeAllConnections();
  }
}
