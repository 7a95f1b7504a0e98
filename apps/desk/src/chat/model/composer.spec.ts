import { type Composer, type Move, TEXT_LIMIT, canCancel, emptyComposer, moved, submissionOf } from './composer.js';

const after = (...moves: Move[]): Composer => moves.reduce(moved, emptyComposer);
const typed = (text: string): Move => ({ do: 'type', text });

describe('the composer', () => {
  it('sends what was typed, with the message that it answers', () => {
    const now = after(typed('  Кирпич будет  '), { do: 'reply', messageId: 'm1' });
    expect(submissionOf(now)).toEqual({ send: 'new', text: 'Кирпич будет', replyTo: 'm1' });
    expect(moved(now, { do: 'sent' })).toEqual(emptyComposer);
  });
  it('keeps what was being written while something said is edited, and gives it back', () => {
    const editing = after(
      typed('черновик'),
      { do: 'reply', messageId: 'm1' },
      { do: 'edit', messageId: 'm2', text: 'было' },
    );
    expect(submissionOf(moved(editing, typed('стало')))).toEqual({ send: 'edit', messageId: 'm2', text: 'стало' });
    for (const end of ['sent', 'cancel'] as const)
      expect(moved(editing, { do: end })).toEqual({ mode: 'write', text: 'черновик', replyTo: 'm1' });
    const another = moved(editing, { do: 'edit', messageId: 'm3', text: 'иное' });
    expect(moved(another, { do: 'cancel' }).text).toBe('черновик');
    expect(moved(editing, { do: 'reply', messageId: 'm4' })).toEqual({
      mode: 'write',
      text: 'черновик',
      replyTo: 'm4',
    });
  });
  it('never throws away what was typed by Esc', () => {
    const now = after(typed('текст'), { do: 'reply', messageId: 'm1' });
    expect([canCancel(now), canCancel(emptyComposer)]).toEqual([true, false]);
    expect(moved(now, { do: 'cancel' })).toEqual({ mode: 'write', text: 'текст', replyTo: null });
  });
  it.each([
    ['empty', after(typed('   '))],
    ['too-long', after(typed('я'.repeat(TEXT_LIMIT + 1)))],
    ['unchanged', after({ do: 'edit', messageId: 'm', text: 'то же' }, typed('то же '))],
    ['empty', after({ do: 'edit', messageId: 'm', text: 'то же' }, typed(''))],
  ])('does not send what is %s', (because, now) => {
    expect(submissionOf(now)).toEqual({ send: 'nothing', because });
  });
  it('sends files without a word', () => {
    expect(submissionOf(emptyComposer, 1)).toEqual({ send: 'new', text: '', replyTo: null });
    expect(submissionOf(after(typed('я'.repeat(TEXT_LIMIT)))).send).toBe('new');
  });
});
