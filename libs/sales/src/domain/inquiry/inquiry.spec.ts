import { act, anInquiry, minutesLater, monday } from './an-inquiry.builder.js';
import { attentionOf } from './attention.js';
import { type Inquiry } from './inquiry.js';
import { type InquiryMove, inquiryStatuses, moves } from './inquiry-status.js';

const reasons = ['price', 'no-answer'];
const codeOf = (work: () => void): string => {
  try {
    work();
    return 'none';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('an inquiry', () => {
  it('goes its whole way, and its history says who, when and how long', () => {
    const inquiry = anInquiry();
    inquiry.assign('anna', act(minutesLater(5)));
    inquiry.take('anna', act(minutesLater(15), { by: 'anna' }));
    inquiry.answer('anna', act(minutesLater(45), { by: 'anna' }));
    inquiry.win(act(minutesLater(105), { by: 'anna' }));
    expect(inquiry.state).toMatchObject({
      status: 'closed-won',
      ownerId: 'anna',
      firstAnsweredAt: minutesLater(45),
      respondBy: null,
    });
    expect(inquiry.state.spent).toEqual({
      waiting: { ms: 5 * 60_000, workingMinutes: 5 },
      assigned: { ms: 10 * 60_000, workingMinutes: 10 },
      'in-work': { ms: 30 * 60_000, workingMinutes: 30 },
      answered: { ms: 60 * 60_000, workingMinutes: 60 },
    });
    expect(inquiry.news.map((n) => [n.by, n.from, n.to, n.spent?.workingMinutes ?? null])).toEqual([
      [null, null, 'waiting', null],
      [null, 'waiting', 'assigned', 5],
      ['anna', 'assigned', 'in-work', 10],
      ['anna', 'in-work', 'answered', 30],
      ['anna', 'answered', 'closed-won', 60],
    ]);
  });

  it('counts the first-response deadline in working time from the contact, not from our noticing it', () => {
    expect(anInquiry().state.respondBy).toEqual(minutesLater(60));
  });

  it('has one owner: another cannot take what is taken, the head can assign it over', () => {
    const inquiry = anInquiry();
    inquiry.take('anna', act(minutesLater(1)));
    expect(codeOf(() => inquiry.take('boris', act(minutesLater(2))))).toBe('sales.inquiry-taken');
    inquiry.assign('boris', act(minutesLater(3)));
    expect(inquiry.state).toMatchObject({ ownerId: 'boris', status: 'assigned' });
  });

  it('remembers who returned it and forgets that when the head assigns by hand', () => {
    const inquiry = anInquiry();
    inquiry.assign('anna', act(minutesLater(1)));
    inquiry.returnToPool(act(minutesLater(2)), { notAgain: true });
    expect(inquiry.state).toMatchObject({ ownerId: null, status: 'waiting', passedBy: ['anna'], lastOwnerId: 'anna' });
    inquiry.assign('anna', { ...act(minutesLater(3)), byHand: true });
    expect(inquiry.state.passedBy).toEqual([]);
  });

  it('owes an answer again when the customer writes once more', () => {
    const inquiry = anInquiry();
    inquiry.answer('anna', act(minutesLater(10)));
    expect(inquiry.state).toMatchObject({ status: 'answered', ownerId: 'anna', respondBy: null });
    inquiry.join({ channel: 'call', threadKey: null, at: minutesLater(20) }, act(minutesLater(20)));
    expect(inquiry.state).toMatchObject({
      status: 'in-work',
      respondBy: minutesLater(80),
      channels: ['letter', 'call'],
      contactCount: 2,
    });
  });

  it('is lost only for a reason of the list, and not won without an owner', () => {
    const inquiry = anInquiry();
    expect(codeOf(() => inquiry.lose('because', { ...act(), reasons }))).toBe('sales.loss-reason-unknown');
    expect(codeOf(() => inquiry.win(act()))).toBe('sales.inquiry-has-no-owner');
    inquiry.lose('price', { ...act(minutesLater(5)), reasons, note: ' дорого ' });
    expect(inquiry.state).toMatchObject({ status: 'closed-lost', lossReason: 'price', lossNote: 'дорого' });
    inquiry.reopen(act(minutesLater(10)));
    expect(inquiry.state).toMatchObject({ status: 'waiting', lossReason: null, respondBy: minutesLater(70) });
  });

  it('refuses every move that the table does not have, with the same code', () => {
    const another = anInquiry({}, 2).state;
    const way: Record<string, (i: Inquiry) => void> = {
      waiting: () => undefined,
      assigned: (i) => i.assign('anna', act()),
      'in-work': (i) => i.take('anna', act()),
      answered: (i) => i.answer('anna', act()),
      'closed-won': (i) => (i.take('anna', act()), i.win(act())),
      'closed-lost': (i) => i.lose('price', { ...act(), reasons }),
      spam: (i) => i.markSpam(act()),
      linked: (i) => i.linkTo(another, [], act()),
    };
    const make: Record<InquiryMove, (i: Inquiry) => void> = {
      assign: (i) => i.assign('anna', act()),
      take: (i) => i.take('anna', act()),
      return: (i) => i.returnToPool(act(), { notAgain: false }),
      answer: (i) => i.answer('anna', act()),
      hear: (i) => i.join({ channel: 'letter', threadKey: null, at: monday }, act()),
      win: (i) => i.win(act()),
      lose: (i) => i.lose('price', { ...act(), reasons }),
      spam: (i) => i.markSpam(act()),
      unspam: (i) => i.unmarkSpam(act()),
      reopen: (i) => i.reopen(act()),
      link: (i) => i.linkTo(another, [], act()),
      absorb: (i) => i.absorb(another, act()),
      separate: (i) => i.separate(another, { channels: ['letter'], contactCount: 1, lastContactAt: monday }, act()),
    };
    for (const status of inquiryStatuses) {
      for (const move of Object.keys(make) as InquiryMove[]) {
        const inquiry = anInquiry();
        way[status]!(inquiry);
        const code = codeOf(() => make[move](inquiry));
        const possible = moves[move][status] !== undefined;
        if (possible) expect([status, move, code]).toEqual([status, move, 'none']);
        else expect(['sales.inquiry-move-refused', 'sales.inquiry-has-no-owner']).toContain(code);
      }
    }
  });

  it('is refused to who looked at an older version', () => {
    const inquiry = anInquiry();
    inquiry.stored(3);
    expect(codeOf(() => inquiry.expectVersion(2))).toBe('sales.inquiry-changed');
    expect(codeOf(() => inquiry.expectVersion(3))).toBe('none');
  });

  it('tells the head once', () => {
    const inquiry = anInquiry();
    expect([inquiry.escalate(act()), inquiry.escalate(act())]).toEqual([true, false]);
  });

  it('turns red without a next step or untouched for too long', () => {
    const inquiry = anInquiry();
    const red = (minutes: number) =>
      attentionOf<Date>(inquiry.state, minutesLater(minutes), minutesLater(minutes - 3 * 480));
    inquiry.answer('anna', act(minutesLater(5)));
    expect(red(10)).toEqual(['no-next-step']);
    inquiry.planNextStep({ text: 'Позвонить', due: minutesLater(30) }, act(minutesLater(10)));
    expect(red(20)).toEqual([]);
    expect(red(2000)).toEqual(['next-step-late', 'untouched']);
  });
});
