import { backoffMs } from './backoff.js';
import { hueOf, initials } from './initials.js';
import { localInput, nextStepPresets } from './next-step-presets.js';
import { addressesIn } from './send-plan.js';

describe('small things', () => {
  it('reads addresses as people write them', () => {
    expect(addressesIn('a@b.ru, Иван Петров <c@d.ru>;\n"Ромашка" <e@f.ru> ,')).toEqual([
      { address: 'a@b.ru' },
      { address: 'c@d.ru', name: 'Иван Петров' },
      { address: 'e@f.ru', name: 'Ромашка' },
    ]);
  });
  it('makes initials of any name', () => {
    expect(['Ольга Смирнова', 'иван', '  ', '«Ромашка» ООО', '😀 12'].map(initials)).toEqual([
      'ОС',
      'И',
      '?',
      'РО',
      '?',
    ]);
    expect(hueOf('Анна')).toBe(hueOf('Анна'));
  });
  it('waits longer each time, a minute or so at most', () => {
    expect([0, 1, 3, 50].map((n) => backoffMs(n, () => 0.5))).toEqual([1_000, 2_000, 8_000, 60_000]);
    expect(backoffMs(0, () => 0)).toBeLessThan(backoffMs(0, () => 1));
  });
  it('plans in the time of the one who plans', () => {
    const [hour, morning, week] = nextStepPresets(new Date(2026, 10, 30, 17, 42));
    expect([hour, morning, week].map(({ at }) => localInput(at))).toEqual([
      '2026-11-30T18:45',
      '2026-12-01T10:00',
      '2026-12-07T10:00',
    ]);
  });
});
