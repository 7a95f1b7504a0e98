import { NoticePeople, type NoticePlace } from './notice-people.port.js';

export class FakeNoticePeople extends NoticePeople {
  readonly places = new Map<string, NoticePlace>();
  async at(employeeIds: readonly string[], instant: Date): Promise<Map<string, NoticePlace>> {
    const found = [...this.places].filter(([id]) => employeeIds.includes(id));
    return new Map(
      found.map(([id, place]) => {
        const absentUntil = place.absentUntil && place.absentUntil > instant ? place.absentUntil : null;
        return [id, { ...place, absentUntil }];
      }),
    );
  }
}
