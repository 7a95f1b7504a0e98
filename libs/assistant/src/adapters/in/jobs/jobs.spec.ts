import { newId } from '@prorab/kernel';
import { anAssistantWorld, anna, room } from '../../../application/an-assistant-world.builder.js';
import { ActOnPressJob } from './act-on-press.job.js';
import { AnswerPhraseJob } from './answer-phrase.job.js';

const addressed = (text: string) => ({
  ...{ messageId: newId(), conversationId: room, conversationKind: 'assistant' as const, employeeId: anna, text },
  ...{ edited: false, at: '2026-11-26T09:00:00.000Z' },
});

describe('the jobs of the assistant', () => {
  it('tell the person of a fault of ours at the last attempt, once, and leave the order to quarantine', async () => {
    const { hear, apologise, invoices, spoken } = anAssistantWorld();
    invoices.answer = () => {
      throw new TypeError('a fault');
    };
    const job = new AnswerPhraseJob(hear, apologise);
    const event = addressed('счёт 451');
    await expect(job.run(event, { attempt: 4 })).rejects.toThrow('a fault');
    expect(spoken()).toEqual([]);
    await expect(job.run(event, { attempt: 5 })).rejects.toThrow('a fault');
    expect(spoken()).toMatchObject([
      {
        key: `assistant:fault:${event.messageId}`,
        conversationId: room,
        text: expect.stringContaining('ошибка на нашей стороне'),
      },
    ]);
  });

  it('do what a replay asks for once the fault is mended', async () => {
    const { hear, apologise, spoken } = anAssistantWorld();
    const event = addressed('invoice 451');
    await new AnswerPhraseJob(hear, apologise).run(event, { attempt: 1 });
    expect(spoken().map(({ key }) => key)).toEqual([`assistant:heard:${event.messageId}`]);
  });

  it('act on a press, and tell of a fault of ours', async () => {
    const { say, presser, apologise, invoices, spoken } = anAssistantWorld();
    const reply = await say('оплати счёт 451');
    const press = {
      ...{ key: 'assistant:heard:1', buttonId: reply?.buttons[0]?.id ?? '', messageId: newId(), conversationId: room },
      ...{ employeeId: anna, at: '2026-11-26T09:00:00.000Z' },
    };
    const job = new ActOnPressJob(presser, apologise);
    const pay = invoices.pay.bind(invoices);
    invoices.pay = () => {
      throw new TypeError('a fault');
    };
    await expect(job.run(press, { attempt: 5 })).rejects.toThrow('a fault');
    expect(spoken().map(({ key }) => key)).toEqual([`assistant:fault:${press.buttonId}:${press.at}`]);
    invoices.pay = pay;
    expect(invoices.paid).toEqual([]);
  });
});
