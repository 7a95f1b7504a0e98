import { Parser } from '@asyncapi/parser';
import { allWireEvents, allWireWords, asyncDocument } from '@prorab/platform';
import './app.module.js';

describe('the document of the sockets (AsyncAPI)', () => {
  it('is valid, and has every word and event of every context', async () => {
    const { document, diagnostics } = await new Parser().parse(asyncDocument() as never);
    expect(diagnostics.filter((d) => d.severity === 0)).toEqual([]);
    const names = document
      ?.messages()
      .all()
      .map((m) => m.name());
    const all = [...allWireWords(), ...allWireEvents()].map((w) => w.name);
    expect(all.length).toBeGreaterThan(40);
    const outside = [allWireWords(), allWireEvents()].map(
      (some) => some.filter((w) => w.namespace === '/visitor').length,
    );
    expect(outside).toEqual([9, 7]);
    expect(names).toEqual(expect.arrayContaining(all));
    expect(document?.operations().all()).toHaveLength(all.length);
  });
  it('says of every word and event what it is for, once', () => {
    const all = [...allWireWords(), ...allWireEvents()];
    expect(all.filter(({ summary }) => summary.length < 10).map((w) => w.name)).toEqual([]);
  });
});
