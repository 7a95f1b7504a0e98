import { FileTypes } from './file-types.port.js';

/** Says what it was told. */
export class FakeFileTypes extends FileTypes {
  readonly known = new Map<string, string>();
  async ofStored(key: string): Promise<string> {
    return this.known.get(key) ?? 'application/octet-stream';
  }
}
