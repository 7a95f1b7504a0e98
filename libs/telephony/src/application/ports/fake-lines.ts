import { type Line, Lines } from './lines.port.js';

export class FakeLines extends Lines {
  readonly lines = new Map<string, Line>();
  async of(dialled: string): Promise<Line> {
    const unknown = { number: dialled, title: '', city: null, branchId: null, areaCode: null };
    return this.lines.get(dialled) ?? unknown;
  }
}
