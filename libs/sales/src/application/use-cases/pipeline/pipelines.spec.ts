import { aLetter, aSalesWorld, anInquiryOf, anna } from '../../a-sales-world.builder.js';
import type { Pipeline } from '../../../domain/inquiry/pipeline.js';

const pipelines: Pipeline[] = [
  { code: 'retail', ru: 'Розница', en: 'Retail', channels: [], groups: [], stages: [], guards: [] },
  {
    ...{ code: 'wholesale', ru: 'Опт', en: 'Wholesale', channels: [], groups: ['опт'], stages: [] },
    guards: [{ move: 'won', needs: ['invoice', 'inn'], unlessNoted: true }],
  },
];

describe('pipelines', () => {
  it('begin by the group of the first contact, and can be changed, which the history tells', async () => {
    const world = aSalesWorld({ pipelines });
    const inquiryId = await anInquiryOf(world, aLetter('ivan@firm.ru', { group: 'опт' }));
    const other = await anInquiryOf(world, aLetter('olga@firm.ru'));
    const pipelineNow = async (id: string) => (await world.inquiries.takeForChange(id)).state.pipeline;
    expect([await pipelineNow(inquiryId), await pipelineNow(other)]).toEqual(['wholesale', 'retail']);
    await world.moveToPipeline.execute({ inquiryId: other, pipeline: 'wholesale' });
    expect(await pipelineNow(other)).toBe('wholesale');
    expect(world.inquiries.historyOf(other).at(-1)).toMatchObject({ kind: 'pipeline', note: 'wholesale' });
    await expect(world.moveToPipeline.execute({ inquiryId, pipeline: 'export' })).rejects.toMatchObject({
      code: 'sales.pipeline-unknown',
    });
  });
  it('refuse the win without what they ask for, and say what is missing; a person may say why it goes without', async () => {
    const world = aSalesWorld({ pipelines });
    const inquiryId = await anInquiryOf(world, aLetter('ivan@firm.ru', { group: 'опт' }));
    await world.take.execute({ inquiryId, employeeId: anna });
    const win = (note?: string) =>
      world.close.execute({ inquiryId, result: { outcome: 'won', ...(note === undefined ? {} : { note }) } });
    const refused = { code: 'sales.pipeline-refuses-won' };
    await expect(win()).rejects.toMatchObject({ ...refused, details: { missing: ['invoice', 'inn'] } });
    world.possessions.give(inquiryId, 'invoice');
    await expect(win(' ')).rejects.toMatchObject({ ...refused, details: { missing: ['inn'] } });
    await win('Оплатил наличными на складе');
    const { status } = (await world.inquiries.takeForChange(inquiryId)).state;
    expect(status).toBe('closed-won');
    expect(world.inquiries.historyOf(inquiryId).at(-1)).toMatchObject({ note: 'Оплатил наличными на складе' });
  });
  it('that ask for nothing ask nobody', async () => {
    const world = aSalesWorld({ pipelines });
    const inquiryId = await anInquiryOf(world);
    await world.take.execute({ inquiryId, employeeId: anna });
    await world.close.execute({ inquiryId, result: { outcome: 'won' } });
    expect((await world.inquiries.takeForChange(inquiryId)).state.status).toBe('closed-won');
  });
});
