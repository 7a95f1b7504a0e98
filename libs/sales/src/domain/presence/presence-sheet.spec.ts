import { type PresenceMark, PresenceSheet } from './presence-sheet.js';

const at = (seconds: number): Date => new Date(Date.UTC(2026, 10, 23, 9, 0, seconds));
const mark = (over: Partial<PresenceMark> = {}): PresenceMark => ({
  inquiryId: 'i-1',
  deskId: 'd-1',
  employeeId: 'anna',
  name: 'Анна',
  mode: 'viewing',
  ...over,
});

describe('a sheet of presence', () => {
  it('says what has changed, and nothing when a mark is only renewed', () => {
    const sheet = new PresenceSheet();
    expect(sheet.mark(mark(), at(0))).toBe(true);
    expect(sheet.mark(mark(), at(20))).toBe(false);
    expect(sheet.mark(mark({ mode: 'typing' }), at(21))).toBe(true);
    expect(sheet.of('i-1')).toEqual([{ id: 'anna', name: 'Анна', mode: 'typing' }]);
  });
  it('counts an employee once, typing if any of his windows types', () => {
    const sheet = new PresenceSheet();
    sheet.mark(mark({ mode: 'typing' }), at(0));
    expect(sheet.mark(mark({ deskId: 'd-2' }), at(1))).toBe(false);
    expect(sheet.of('i-1')).toEqual([{ id: 'anna', name: 'Анна', mode: 'typing' }]);
    expect(sheet.leave('d-1')).toEqual(['i-1']);
    expect(sheet.of('i-1')).toEqual([{ id: 'anna', name: 'Анна', mode: 'viewing' }]);
  });
  it('forgets who is not renewed for thirty seconds, and a desk that leaves', () => {
    const sheet = new PresenceSheet();
    sheet.mark(mark(), at(0));
    sheet.mark(mark({ inquiryId: 'i-2', deskId: 'd-2', employeeId: 'boris' }), at(5));
    expect(sheet.expire(at(29))).toEqual([]);
    expect(sheet.expire(at(30))).toEqual(['i-1']);
    expect(sheet.leave('d-2', 'i-1')).toEqual([]);
    expect(sheet.leave('d-2', 'i-2')).toEqual(['i-2']);
    expect(sheet.of('i-2')).toEqual([]);
  });
});
