import { type MailHouse, aMailHouse } from './a-mail-house.builder.js';

describe('the rules of letters', () => {
  let house: MailHouse;
  const own = { name: 'avito', kind: 'robot', when: { from: '@avito\\.' }, because: 'площадка объявлений' };
  beforeAll(async () => void (house = await aMailHouse('sqlite', { rules: { own: [own], off: ['precedence-bulk'] } })));
  afterAll(() => house.close());
  const kindOf = async (head: Record<string, string>) => {
    const { body } = await house.ask('GET', `/letters/${await house.arrives(head)}`);
    return { kind: body.kind, reasons: body.reasons };
  };

  it('are seen by all who read letters, in the order in which they are asked', async () => {
    const { body } = await house.ask('GET', '/rules');
    const rules = body as unknown as { name: string }[];
    expect(rules[0]).toEqual(own);
    expect(rules.map(({ name }) => name)).toEqual(expect.arrayContaining(['list-id', 'spam-flag']));
    expect(rules.map(({ name }) => name)).not.toContain('precedence-bulk');
  });

  it('are the company’s own before the built-in ones, and those that are off decide nothing (MA-21)', async () => {
    const market = { 'Message-ID': '<a@x>', From: 'Avito <noreply@avito.example>', 'List-Id': '<deals.avito.example>' };
    expect(await kindOf(market)).toMatchObject({
      kind: 'robot',
      reasons: expect.arrayContaining(['avito: площадка объявлений']),
    });
    expect(await kindOf({ 'Message-ID': '<b@x>', Precedence: 'bulk' })).toMatchObject({ kind: 'person' });
  });
});
