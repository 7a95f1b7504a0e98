import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { checkout, SmallHouse, walls } from './support/small-house.js';

const SALES = 'libs/sales/src';
const OUT = `${SALES}/adapters/out`;

/** One violation or more for every rule: the rule, the file that breaks it, what stands in that file. */
const PLANTED: [rule: string, file: string, text: string][] = [
  ['domain-knows-only-itself-and-kernel', `${SALES}/domain/d1.ts`, "import '@nestjs/common';"],
  ['domain-knows-only-itself-and-kernel', `${SALES}/domain/d2.ts`, "import 'node:crypto';"],
  [
    'domain-knows-only-itself-and-kernel',
    `${SALES}/domain/d3.ts`,
    "import type { marks } from '@prorab/platform/marks';",
  ],
  ['domain-knows-only-itself-and-kernel', `${SALES}/domain/d4.ts`, "import '@mikro-orm/core';"],
  ['domain-knows-only-itself-and-kernel', `${SALES}/domain/d5.ts`, "import '../contract/index.js';"],
  ['domain-tests-stay-in-the-domain', `${SALES}/domain/d6.spec.ts`, "import '../application/use-case.js';"],
  ['application-knows-domain-contract-kernel-and-marks', `${SALES}/application/a1.ts`, "import '@prorab/platform';"],
  ['application-knows-domain-contract-kernel-and-marks', `${SALES}/application/a2.ts`, "import '@nestjs/common';"],
  ['application-knows-domain-contract-kernel-and-marks', `${SALES}/application/a3.ts`, "import 'node:fs';"],
  ['application-tests-need-no-adapter', `${SALES}/application/a4.spec.ts`, "import '../adapters/out/adapter.js';"],
  ['adapters-in-never-know-adapters-out', `${SALES}/adapters/in/i1.ts`, "import '../out/adapter.js';"],
  ['inner-rooms-know-no-adapter', `${SALES}/application/r1.ts`, "import '../adapters/out/adapter.js';"],
  ['inner-rooms-know-no-adapter', `${SALES}/domain/r2.ts`, "import '../sales.module.js';"],
  ['contexts-meet-at-the-contract', `${OUT}/c1.ts`, "import '../../../../team/src/domain/thing.js';"],
  ['contexts-meet-at-the-contract', `${OUT}/c2.ts`, "import type { T } from '../../../../team/src/domain/thing.js';"],
  ['only-modules-use-the-front-door', `${OUT}/c3.ts`, "import '@prorab/team';"],
  ['contract-is-primitive', `${SALES}/contract/p1.ts`, "import type { thing } from '../domain/thing.js';"],
  ['contract-is-primitive', `${SALES}/contract/p2.ts`, "import '@nestjs/common';"],
  ['kernel-knows-nothing', 'libs/kernel/src/k1.ts', "import 'rxjs';"],
  ['kernel-knows-nothing', 'libs/kernel/src/k2.ts', "import 'node:fs';"],
  ['kernel-knows-nothing', 'libs/kernel/src/k3.ts', "import '@prorab/platform';"],
  ['platform-knows-no-context', 'libs/platform/src/p1.ts', "import '@prorab/team/contract';"],
  ['libraries-know-no-app', `${OUT}/l1.ts`, "import '../../../../../apps/server/src/main.js';"],
  ['team-depends-downwards', 'libs/team/src/adapters/out/t1.ts', "import '@prorab/sales/contract';"],
  ['sales-depends-downwards', `${OUT}/s1.ts`, "import '@prorab/mail/contract';"],
  [
    'mail-depends-downwards',
    'libs/mail/src/adapters/out/m1.ts',
    "import '../../../../logistics/src/contract/index.js';",
  ],
  [
    'messenger-depends-downwards',
    'libs/messenger/src/adapters/out/m2.ts',
    "import '../../../../logistics/src/contract/index.js';",
  ],
  [
    'telephony-depends-downwards',
    'libs/telephony/src/adapters/out/t2.ts',
    "import '../../../../logistics/src/contract/index.js';",
  ],
  [
    'assistant-depends-downwards',
    'libs/assistant/src/adapters/out/a4.ts',
    "import '../../../../logistics/src/contract/index.js';",
  ],
  ['no-circles', `${SALES}/domain/ring1.ts`, "import './ring2.js';"],
  ['test-tools-stay-in-tests', `${OUT}/x1.ts`, "import '@prorab/platform/testing';"],
  ['test-tools-stay-in-tests', `${OUT}/x2.ts`, "import '../../application/use-case.spec.js';"],
  ['everything-imported-exists', `${OUT}/n1.ts`, "import '@prorab/team/src/domain/thing.js';"],
  ['everything-imported-exists', `${OUT}/n2.ts`, "import './not-there.js';"],
];

describe('the walls', () => {
  const house = new SmallHouse();
  const spoilt = new SmallHouse();
  let verdict: ReturnType<typeof walls>;

  beforeAll(() => {
    spoilt.write('libs/logistics/package.json', '{ "name": "@prorab/logistics", "type": "module" }');
    spoilt.write('libs/logistics/src/contract/index.ts', 'export const logistics = 1;');
    spoilt.write(`${SALES}/domain/ring2.ts`, "import './ring1.js';");
    for (const [, file, text] of PLANTED) spoilt.write(file, text);
    verdict = walls(spoilt.place);
  }, 60_000);
  afterAll(() => [house, spoilt].forEach((each) => each.tearDown()));

  it('stand in a house that keeps them, and the gate has looked at it', () => {
    const { code, said } = walls(house.place);
    expect({ said, code }).toMatchObject({ code: 0 });
    expect(Number(/Walls: (\d+) modules/.exec(said)?.[1])).toBeGreaterThan(20);
  });

  it.each(PLANTED)('are red by the rule %s for %s', (rule, file) => {
    expect(verdict.code).toBe(1);
    expect(verdict.said.split('\n').filter((line) => line.startsWith(`${rule}: ${file} → `))).not.toEqual([]);
  });

  it('have a planted violation for every rule', () => {
    const config = createRequire(import.meta.url)(join(checkout, 'config/dependency-cruiser.cjs')) as {
      forbidden: { name: string }[];
    };
    const planted = new Set(PLANTED.map(([rule]) => rule));
    expect(config.forbidden.map(({ name }) => name).filter((name) => !planted.has(name))).toEqual([]);
  });

  it('are red when the gate finds nothing to look at', () => {
    const empty = new SmallHouse();
    for (const place of ['libs', 'apps']) rmSync(join(empty.place, place), { recursive: true });
    mkdirSync(join(empty.place, 'libs'));
    expect(walls(empty.place).code).not.toBe(0);
    empty.tearDown();
  });

  it('are red for a context that has no place in the house yet', () => {
    house.write('libs/bakery/package.json', '{ "name": "@prorab/bakery" }');
    const result = walls(house.place);
    rmSync(join(house.place, 'libs/bakery'), { recursive: true });
    expect(result.code).toBe(1);
    expect(result.said).toContain('libs/bakery');
  });

  it('stand in this house', () => {
    const { code, said } = walls(checkout);
    expect({ said, code }).toMatchObject({ code: 0 });
  });
});

describe('Node itself', () => {
  it.each(['@prorab/sales/src/domain/inquiry/inquiry.js', '@prorab/sales/dist/index.js', '@prorab/sales/domain'])(
    'refuses %s: only the two doors are open',
    (deep) => {
      const script = `import(${JSON.stringify(deep)}).catch((error) => { console.log(error.code); });`;
      const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
        cwd: join(checkout, 'apps/server'),
        encoding: 'utf8',
        env: { ...process.env, NODE_OPTIONS: '' },
      });
      expect(stdout.trim()).toBe('ERR_PACKAGE_PATH_NOT_EXPORTED');
    },
  );
});
