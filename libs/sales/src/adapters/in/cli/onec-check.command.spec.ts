import { FakeLedgerSetup } from '../../../application/ports/ledger/fake-ledger-setup.js';
import { CheckLedgerSetup } from '../../../application/use-cases/ledger-setup/check-ledger-setup.use-case.js';
import { OnecCheckCommand } from './onec-check.command.js';

const world = () => {
  const setup = new FakeLedgerSetup();
  const command = new OnecCheckCommand(new CheckLedgerSetup(setup));
  const lines: string[] = [];
  const run = (...args: string[]) => command.run(args, { line: (text) => lines.push(text) });
  return { setup, lines, run };
};

describe('onec-check', () => {
  it('shows what was found', async () => {
    const { setup, lines, run } = world();
    for (const path of ['a.dds', 'b.yaml', 'c.md']) setup.holds(path, null);
    await run('--dds', 'a.dds', '--mapping', 'b.yaml', '--md', 'c.md');
    expect(lines).toEqual(['  a.dds', '  b.yaml', '  c.md', 'Всё сходится.']);
  });
  it('fails when something does not fit, and says what', async () => {
    const { setup, lines, run } = world();
    setup.holds('a.dds', 'не тот');
    await expect(run('--dds', 'a.dds', '--mapping', 'b.yaml')).rejects.toMatchObject({
      ...{ code: 'sales.ledger-setup-unfit', details: { count: 2 } },
    });
    expect(lines).toEqual(['Не сходится: a.dds: не тот', 'Не сходится: b.yaml: нет']);
  });
  it('needs both files', async () => {
    await expect(world().run('--dds', 'a.dds')).rejects.toMatchObject({ code: 'platform.arguments-wrong' });
  });
});
