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
    // «INSTREAM size limit exceeded. ERROR» and whatever else is no verdict: the file was not looked into. But the scanner is there.
    throw new VirusScanUnavailable(answer);
  }

  async probe(): Promise<void> {
    try {
      const answer = await this.#ask('PING', chunksOfNothing());
      if (answer !== 'PONG') this.#report('failed', answer.slice(0, 200));
    } catch (error) {
      this.#report('failed', error instanceof VirusScanUnavailable ? error.because : saidBy(error));
    }
  }

  async #ask(command: string, body: AsyncIterable<Uint8Array>): Promise<string> {
    try {
      const answer = await askClamd(this.settings.address, command, body, this.settings.timeoutMs);
      this.#answeredAt = this.clock.now();
      this.#report('ok');
      return answer;
    } catch (error) {
      this.#report('retrying', saidBy(error));
      throw Object.assign(new VirusScanUnavailable(saidBy(error)), { cause: error });
    }
  }
  /** The lag is the silence of the scanner: one hiccup is no alarm, a few minutes are. */
  #report(state: 'starting' | 'ok' | 'retrying' | 'failed', note?: string): void {
    const lagMs = this.#answeredAt ? this.clock.now().getTime() - this.#answeredAt.getTime() : 0;
    const report = { reader: VIRUS_SCAN, state, checkedAt: this.#answeredAt, lagMs, lagLimitMs: LAG_LIMIT_MS };
    this.health.report({ ...report, ...(note && { note }) });
  }
}
const saidBy = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, 200);

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
