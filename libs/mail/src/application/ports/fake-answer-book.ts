import { AnswerMissing } from '../../domain/answer.errors.js';
import { Answer, type AnswerState } from '../../domain/answer.js';
import { AnswerBook, type AnswerBrief } from './answer-book.port.js';

export class FakeAnswerBook extends AnswerBook {
  readonly answers = new Map<string, AnswerState>();

  async add({ state }: Answer): Promise<void> {
    this.answers.set(state.id, structuredClone(state));
  }
  async takeForChange(id: string): Promise<Answer> {
    const answer = await this.byId(id);
    if (!answer) throw new AnswerMissing(id);
    return answer;
  }
  async save(answer: Answer): Promise<void> {
    await this.add(answer);
  }
  async byId(id: string): Promise<Answer | null> {
    const state = this.answers.get(id);
    return state ? Answer.restore(structuredClone(state)) : null;
  }
  async withMessageIds(messageIds: readonly string[]): Promise<AnswerBrief[]> {
    return [...this.answers.values()].filter((a) => messageIds.includes(a.messageId));
  }
  async ofThread(threadId: string, limit: number): Promise<Answer[]> {
    const all = [...this.answers.values()].filter((a) => a.threadId === threadId && a.status !== 'undone');
    return all
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .slice(-limit)
      .map((state) => Answer.restore(structuredClone(state)));
  }
  async newerInThread(threadId: string, afterId: string | null): Promise<AnswerBrief[]> {
    return [...this.answers.values()]
      .filter((a) => a.threadId === threadId && !a.automatic && (afterId === null || a.id > afterId))
      .filter((a) => a.status !== 'undone' && a.status !== 'failed')
      .sort((a, b) => (a.id < b.id ? 1 : -1));
  }
  async automaticTo(address: string, since: Date): Promise<Date[]> {
    return [...this.answers.values()]
      .filter((a) => a.automatic && a.status !== 'undone' && a.createdAt >= since)
      .filter((a) => a.to.some((to) => to.address === address))
      .map((a) => a.createdAt);
  }
}
