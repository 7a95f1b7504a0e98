import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import type { ExchangeEar } from './adapters/in/ari/exchange-ear.js';
import type { CallControl } from './application/ports/call-control.port.js';

/** The line to the exchange: open while the house stands. null: telephony is off. */
export class TelephonyLine implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #stop = new AbortController();
  #listening: Promise<void> | null = null;
  constructor(
    private readonly line: { readonly control: CallControl; readonly ear: ExchangeEar } | null,
    private readonly settle: () => Promise<void>,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (!this.line) return;
    await this.settle();
    const { control, ear } = this.line;
    this.#listening = control.listen(ear, this.#stop.signal);
  }
  /** Talks go on without us; what was heard is written down before the base is closed. */
  async beforeApplicationShutdown(): Promise<void> {
    this.#stop.abort();
    await this.#listening;
    await this.line?.ear.settled();
  }
}
