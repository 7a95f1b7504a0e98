import type { Clock } from '@prorab/kernel';
import type { FileStore, ReaderHealth } from '@prorab/platform/marks';
import { type ScanVerdict, VirusScan } from '../../../application/ports/virus-scan.port.js';
import { VirusScanUnavailable } from '../../../domain/files/file-errors.js';
import { type ClamdAddress, askClamd } from './clamd-line.js';

export const VIRUS_SCAN = 'messenger.virus-scan';
const LAG_LIMIT_MS = 180_000;

/** clamd by INSTREAM: chunks with their length before them, four bytes, the highest first; an empty chunk ends the file. */
export class ClamdVirusScan extends VirusScan {
  #answeredAt: Date | null = null;
  constructor(
    private readonly files: FileStore,
    private readonly health: ReaderHealth,
    private readonly clock: Clock,
    private readonly settings: { address: ClamdAddress; timeoutMs: number },
  ) {
    super();
    this.#report('starting');
  }

  async check(key: string): Promise<ScanVerdict> {
    const answer = await this.#ask('INSTREAM', chunksOf(await this.files.open(key)));
    const found = /^(?:instream|stream): (.+) FOUND$/i.exec(answer)?.[1];
    if (found !== undefined) return { clean: false, found };
    if (/^(?:instream|stream): OK$/i.test(answer)) return { clean: true };
    // «INSTREAM size limit exceeded. ERROR» and whatever else is no verdict: the file was not looked into.
    throw this.#failed(answer);
  }

  async probe(): Promise<void> {
    try {
      const answer = await this.#ask('PING', chunksOfNothing());
      if (answer !== 'PONG') throw this.#failed(answer);
    } catch (error) {
      // The report is made already, and it is what the probe is for.
      if (!(error instanceof VirusScanUnavailable)) throw error;
    }
  }

  async #ask(command: string, body: AsyncIterable<Uint8Array>): Promise<string> {
    let answer: string;
    try {
      answer = await askClamd(this.settings.address, command, body, this.settings.timeoutMs);
    } catch (error) {
      throw this.#failed(error instanceof Error ? error.message : String(error), error);
    }
    if (!answer.endsWith('ERROR')) {
      this.#answeredAt = this.clock.now();
      this.#report('ok');
    }
    return answer;
  }
  #failed(because: string, cause?: unknown): VirusScanUnavailable {
    this.#report('failed', because.slice(0, 200));
    return Object.assign(new VirusScanUnavailable(because), { cause });
  }
  #report(state: 'starting' | 'ok' | 'failed', note?: string): void {
    const lag = { lagMs: state === 'failed' ? LAG_LIMIT_MS + 1 : 0, lagLimitMs: LAG_LIMIT_MS };
    this.health.report({ reader: VIRUS_SCAN, state, checkedAt: this.#answeredAt, ...lag, ...(note && { note }) });
  }
}

async function* chunksOf(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of content) {
    if (chunk.length === 0) continue;
    const length = Buffer.alloc(4);
    length.writeUInt32BE(chunk.length);
    yield length;
    yield chunk;
  }
  yield Buffer.alloc(4);
}
async function* chunksOfNothing(): AsyncGenerator<Uint8Array> {
  // PING has no body.
}
