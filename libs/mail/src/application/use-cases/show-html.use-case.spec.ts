import { HTML_LATER } from '../../domain/letter-record.js';
import { aCollectedLetter, aMailWorld } from '../a-mail-world.builder.js';
import { ShowHtml } from './show-html.use-case.js';

const html = { safeHtml: '<p>Ёж</p>', hasRemoteImages: true };

describe('HTML of history', () => {
  const imported = async () => {
    const world = aMailWorld();
    for (const name of ['one', 'two']) world.parser.prepare(name, html);
    await world.intake.receiveHistory(['one', 'two'].map((name) => aCollectedLetter(name, { history: true })));
    const [one, two] = ['one', 'two'].map((name) => world.kept(`${name}@fake.example`)!);
    const show = new ShowHtml(world.letters, world.files, world.parser, world.settings);
    return { world, show, one: one!, two: two! };
  };

  it('is not made at the import', async () => {
    const { one, two } = await imported();
    expect([one.safeHtml, two.safeHtml]).toEqual([HTML_LATER, HTML_LATER]);
  });

  it('is made of the own source at the first view, and kept', async () => {
    const { world, show, one, two } = await imported();
    world.parser.prepare('two', { safeHtml: '<p>other</p>' });
    const shown = await show.execute({ letters: [one, two] });
    expect([shown.get(one.id), shown.get(two.id)?.safeHtml]).toEqual([html, '<p>other</p>']);
    expect(world.letters.letters.get(one.id)).toMatchObject(html);
  });

  it('shows a letter whose source is gone as text, and tries again at the next view', async () => {
    const { world, show, one } = await imported();
    const nowhere = { ...one, rawHash: 'f'.repeat(64) };
    expect((await show.execute({ letters: [nowhere] })).get(one.id)).toEqual({
      safeHtml: null,
      hasRemoteImages: false,
    });
    expect(world.letters.letters.get(one.id)?.safeHtml).toBe(HTML_LATER);
  });

  it('of a letter that arrives now is there at once', async () => {
    const { world } = await imported();
    expect((await world.arrives('now', html))?.safeHtml).toBe(html.safeHtml);
  });
});
