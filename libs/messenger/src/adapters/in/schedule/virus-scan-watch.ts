import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy, Optional } from '@nestjs/common';
import { WORKS } from '@prorab/platform/marks';
import { VirusScan } from '../../../application/ports/virus-scan.port.js';

const EVERY_MS = 60_000;

/**
 * So that the health of the house knows of a dead scanner before a customer does. Each instance looks for itself (a job would run on one of
 * them), because each tells its own health.
 */
@Injectable()
export class VirusScanWatch implements OnApplicationBootstrap, OnModuleDestroy {
  #timer: NodeJS.Timeout | undefined;
  constructor(
    private readonly scan: VirusScan,
    @Optional() @Inject(WORKS) private readonly works: boolean = true,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.works) return;
    void this.scan.probe();
    this.#timer = setInterval(() => void this.scan.probe(), EVERY_MS).unref();
  }
  onModuleDestroy(): void {
    clearInterval(this.#timer);
  }
}
