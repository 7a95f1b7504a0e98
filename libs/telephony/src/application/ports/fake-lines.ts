import { type Line, Lines } from './lines.port.js';

export class FakeLines extends Lines {
  readonly #lines: Line[] = [];
  add(line: Pick<Line, 'number' | 'branchId'> & Partial<Line>): void {
    this.#lines.push({ title: '', city: null, source: null, areaCode: null, ...line });
  }
  async of(dialled: string): Promise<Line> {
    const number = dialled.replace(/^8/, '+7');
    const unknown = { number, title: '', city: null, source: null, branchId: null, areaCode: null };
    return this.#lines.find((line) => line.number === number) ?? unknown;
  }
  async all(): Promise<Line[]> {
    return [...this.#lines];
  }
}
