import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { type LeasedWork, WhileLeased } from '@prorab/platform';
import type { ExchangeEar } from './adapters/in/ari/exchange-ear.js';
import type { CallControl } from './application/ports/call-control.port.js';
import { EXCHANGE_LEASE } from './application/telephony-settings.js';

export interface LineToExchange extends Pick<LeasedWork, 'leases' | 'clock' | 'holder' | 'hasEnded'> {
  readonly control: CallControl;
  readonly ear: ExchangeEar;
  /** Another machine that has died is believed to live for so long. */
  readonly leaseMs?: number;
}

/**
 * The line to the exchange: open while the house stands, and of one instance only, as Asterisk has one Stasis application of a name
 * and would give it to each of two in turn. null: telephony is off.
 */
export class TelephonyLine implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #turn: WhileLeased | null;
  constructor(
    line: LineToExchange | null,
    private readonly settle: () => Promise<void>,
  ) {
    this.#turn = line && turnOf(line);
  }

  async onApplicationBootstrap(): Promise<void> {
    if (!this.#turn) return;
    await this.settle();
    this.#turn.start();
  }
  /** Talks go on without us; what was heard is written down before the base is closed and before another instance listens. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.#turn?.stop();
  }
}
const turnOf = ({ control, ear, leaseMs = 9_000, ...lease }: LineToExchange): WhileLeased =>
  new WhileLeased({
    ...{ name: EXCHANGE_LEASE, leaseMs, ...lease },
    work: async (signal) => {
      await control.listen(ear, signal);
      await ear.settled();
    },
    standsBy: (other) => ear.standsBy(other),
    failed: (error) => ear.failed(error instanceof Error ? error : new Error(String(error))),
  });
