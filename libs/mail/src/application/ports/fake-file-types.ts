import { FileTypes } from './file-types.port.js';

export class FakeFileTypes extends FileTypes {
  readonly known = new Map<string, string>();
  async ofStored(hash: string): Promise<string | null> {
    return this.known.get(hash) ?? null;
  }
}
