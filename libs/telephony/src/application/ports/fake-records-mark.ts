import { RecordsMark } from './records-mark.port.js';

export class FakeRecordsMark extends RecordsMark {
  mark: string | null = null;
  async read(): Promise<string | null> {
    return this.mark;
  }
  async write(mark: string): Promise<void> {
    this.mark = mark;
  }
}
