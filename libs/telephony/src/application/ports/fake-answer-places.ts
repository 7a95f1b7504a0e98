import { type AnswerPlace, AnswerPlaces } from './answer-places.port.js';

export class FakeAnswerPlaces extends AnswerPlaces {
  readonly #browsers = new Set<string>();
  async inBrowser(employeeIds: readonly string[]): Promise<ReadonlySet<string>> {
    return new Set(employeeIds.filter((id) => this.#browsers.has(id)));
  }
  async choose({ employeeId, place }: { employeeId: string; place: AnswerPlace; at: Date }): Promise<void> {
    if (place === 'browser') this.#browsers.add(employeeId);
    else this.#browsers.delete(employeeId);
  }
}
