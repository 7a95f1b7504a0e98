import { byOrder, inquiryNews } from './inquiry-order.js';

const line = (inquiryId: string, receivedAt: string, respondBy: string | null = null) => ({
  inquiryId,
  receivedAt,
  respondBy,
});
const ids = (sort: 'oldest' | 'newest' | 'deadline') =>
  [line('b', '2026-01-02', '2026-01-09'), line('a', '2026-01-02', '2026-01-05'), line('c', '2026-01-01')]
    .sort(byOrder(sort))
    .map(({ inquiryId }) => inquiryId)
    .join('');

describe('the order of a list of inquiries', () => {
  it('is the house’s, the id deciding between equals', () => {
    expect([ids('oldest'), ids('newest'), ids('deadline')]).toEqual(['cab', 'bac', 'abc']);
  });
  it('asks about each changed inquiry once', () => {
    const change = (subject: string, payload: object) => ({
      stream: 'board',
      seq: 1,
      kind: 'x',
      subject,
      payload: { ...payload },
      at: '',
    });
    expect(
      inquiryNews([
        change('i1', { number: 1 }),
        change('i2', { number: 2 }),
        change('i1', { number: 1 }),
        change('?', {}),
      ]),
    ).toEqual([
      { inquiryId: 'i1', number: 1 },
      { inquiryId: 'i2', number: 2 },
    ]);
  });
});
