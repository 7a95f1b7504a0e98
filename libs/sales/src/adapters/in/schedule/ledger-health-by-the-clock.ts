import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { LOG } from '@prorab/platform';
import { Inject } from '@nestjs/common';
import type { Logger } from 'pino';
import { TellLedgerHealth } from '../../../application/use-cases/ledger/tell-ledger-health.use-case.js';

const EVERY_MS = 10_000;

/** Every instance shows on its health page how far the mirror is behind, whichever of them reads. */
@Injectable()
export class LedgerHealthByTheClock implements OnApplicationBootstrap, OnModuleDestroy {
  #timer: NodeJS.Timeout | null = null;
  constructor(
    private readonly useCase: TellLedgerHealth,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.tell();
    this.#timer = setInterval(() => this.tell(), EVERY_MS);
    this.#timer.unref();
  }
  onModuleDestroy(): void {
    if (this.#timer) clearInterval(this.#timer);
  }
  private tell(): void {
    this.useCase
      .execute()
      .catch((error: unknown) => this.log.warn({ err: error }, 'the health of the books is not known'));
  }
}
