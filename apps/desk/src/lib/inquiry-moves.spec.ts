import { mayDo } from './inquiry-moves.js';

const manager = {
  employeeId: 'anna',
  can: (right: string) => ['sales.inquiry.take', 'sales.inquiry.work'].includes(right),
};
const head = { employeeId: 'head', can: () => true };
const offered = (status: Parameters<typeof mayDo>[0]['status'], ownerId: string | null, reader = manager) =>
  Object.entries(mayDo({ status, ownerId }, reader))
    .filter(([, may]) => may)
    .map(([name]) => name)
    .join(' ');

describe('what is offered to do with an inquiry', () => {
  it('is what the house would not refuse', () => {
    expect(offered('waiting', null)).toBe('take spam');
    expect(offered('assigned', 'anna')).toBe('take giveBack close plan spam');
    expect(offered('in-work', 'anna')).toBe('giveBack close plan spam');
    expect(offered('in-work', 'boris')).toBe('');
    expect(offered('in-work', 'boris', head)).toBe('assign giveBack close plan spam');
    expect(offered('closed-won', 'anna')).toBe('reopen');
    expect(offered('spam', null)).toBe('unspam');
    expect(offered('linked', 'anna', head)).toBe('');
  });
});
