import { act, anInquiry } from './an-inquiry.builder.js';
import { type Pipeline, missingFor, pipelineFor, pipelineOf } from './pipeline.js';

const pipeline = (code: string, over: Partial<Pipeline> = {}): Pipeline => ({
  ...{ code, ru: code, en: code, channels: [], groups: [], stages: [], guards: [] },
  ...over,
});
const retail = pipeline('retail');
const wholesale = pipeline('wholesale', { groups: ['опт'] });
const shop = pipeline('shop', { channels: ['order', 'form'] });
const all = [retail, wholesale, shop];

describe('pipelines', () => {
  it('take requests by group, else by channel, else the first has them', () => {
    expect(pipelineFor(all, { channel: 'order', group: 'опт' })).toBe(wholesale);
    expect(pipelineFor(all, { channel: 'order', group: 'фасады' })).toBe(shop);
    expect(pipelineFor(all, { channel: 'call', group: null })).toBe(retail);
    expect(pipelineFor([], { channel: 'call', group: null })).toBeUndefined();
  });
  it('that are not configured any more are the first', () => {
    expect([pipelineOf(all, 'shop'), pipelineOf(all, 'gone'), pipelineOf(all, null)]).toEqual([shop, retail, retail]);
  });
  it('say what is missing for a move, unless a person may say why it goes without', () => {
    const guarded = pipeline('x', {
      guards: [
        { move: 'invoice', needs: ['inn', 'name'], unlessNoted: false },
        { move: 'won', needs: ['invoice'], unlessNoted: true },
      ],
    });
    const nothing = { has: new Set<never>(), noted: false };
    expect(missingFor(guarded, 'invoice', nothing)).toEqual(['inn', 'name']);
    expect(missingFor(guarded, 'invoice', { has: new Set(['inn'] as const), noted: true })).toEqual(['name']);
    expect(missingFor(guarded, 'won', nothing)).toEqual(['invoice']);
    expect(missingFor(guarded, 'won', { ...nothing, noted: true })).toEqual([]);
    expect(missingFor(retail, 'won', nothing)).toEqual([]);
    expect(missingFor(undefined, 'won', nothing)).toEqual([]);
  });
  it('are changed with a line in the history, once', () => {
    const inquiry = anInquiry();
    const before = inquiry.news.length;
    inquiry.moveToPipeline('wholesale', act());
    inquiry.moveToPipeline('wholesale', act());
    expect(inquiry.state.pipeline).toBe('wholesale');
    expect(inquiry.news.slice(before)).toMatchObject([
      { kind: 'pipeline', from: 'waiting', to: 'waiting', note: 'wholesale' },
    ]);
  });
});
