import { ExchangeFiles } from './exchange-files.port.js';

type What = Parameters<ExchangeFiles['write']>[1];

export class FakeExchangeFiles extends ExchangeFiles {
  /** By folder, as it was written last. */
  readonly written = new Map<string, What>();
  async write(folder: string, what: What): Promise<string[]> {
    this.written.set(folder, what);
    return ['everything.conf'];
  }
  /** All that lies in a folder, as one text. */
  textOf(folder: string): string {
    return JSON.stringify(this.written.get(folder) ?? null);
  }
}
