import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

export const checkout = resolve(import.meta.dirname, '../../..');

const ROOMS: Record<string, string> = {
  'libs/kernel/src/index.ts': 'export const kernel = 1;',
  'libs/platform/src/index.ts': 'export const platform = 1;',
  'libs/platform/src/marks/index.ts': 'export const marks = 1;',
  'libs/platform/src/testing/index.ts': "import { marks } from '../marks/index.js';\nexport const testing = marks;",
  'apps/server/src/main.ts': "import { platform } from '@prorab/platform';\nexport const main = platform;",
};
for (const context of ['team', 'sales', 'mail', 'messenger', 'telephony', 'assistant']) {
  const at = `libs/${context}/src`;
  const neighbour = {
    team: null,
    sales: 'team',
    mail: 'sales',
    messenger: 'sales',
    telephony: 'sales',
    assistant: 'messenger',
  }[context];
  const event = neighbour ? `import { ${neighbour}Event } from '@prorab/${neighbour}/contract';\n` : '';
  ROOMS[`${at}/index.ts`] = `export { room } from './${context}.module.js';`;
  ROOMS[`${at}/${context}.module.ts`] =
    "import { useCase } from './application/use-case.js';\nimport { adapter } from './adapters/out/adapter.js';\n" +
    `import { door } from './adapters/in/door.js';\nexport const room = [useCase, adapter, door];`;
  ROOMS[`${at}/contract/index.ts`] =
    `import { marks } from '@prorab/platform/marks';\nexport const ${context}Event = marks;`;
  ROOMS[`${at}/domain/thing.ts`] = "import { kernel } from '@prorab/kernel';\nexport const thing = kernel;";
  ROOMS[`${at}/application/use-case.ts`] =
    `${event}import { thing } from '../domain/thing.js';\nimport { marks } from '@prorab/platform/marks';\n` +
    `export const useCase = [thing, marks${neighbour ? `, ${neighbour}Event` : ''}];`;
  ROOMS[`${at}/application/use-case.spec.ts`] =
    "import fc from 'fast-check';\nimport { testing } from '@prorab/platform/testing';\nimport { useCase } from './use-case.js';\n" +
    'void [fc, testing, useCase];';
  ROOMS[`${at}/adapters/in/door.ts`] =
    "import { platform } from '@prorab/platform';\nimport { useCase } from '../../application/use-case.js';\nexport const door = [platform, useCase];";
  ROOMS[`${at}/adapters/out/adapter.ts`] =
    "import { readFileSync } from 'node:fs';\nimport { thing } from '../../domain/thing.js';\nexport const adapter = [readFileSync, thing];";
}

/** A house in miniature outside the checkout: our package.json files, our settings, our packages, small rooms. */
export class SmallHouse {
  readonly place = mkdtempSync(join(tmpdir(), 'prorab-walls-'));

  constructor() {
    for (const [file, text] of Object.entries(ROOMS)) this.write(file, text);
    for (const name of ['kernel', 'platform', 'team', 'sales', 'mail', 'messenger', 'telephony', 'assistant']) {
      cpSync(join(checkout, `libs/${name}/package.json`), join(this.place, `libs/${name}/package.json`));
    }
    cpSync(join(checkout, 'tsconfig.json'), join(this.place, 'tsconfig.json'));
    cpSync(join(checkout, 'package.json'), join(this.place, 'package.json'));
    const packages = join(this.place, 'node_modules');
    mkdirSync(join(packages, '@prorab'), { recursive: true });
    for (const name of readdirSync(join(checkout, 'node_modules'))) {
      if (name !== '@prorab') symlinkSync(join(checkout, 'node_modules', name), join(packages, name));
    }
    for (const name of readdirSync(join(this.place, 'libs'))) {
      symlinkSync(join(this.place, 'libs', name), join(packages, '@prorab', name));
    }
  }

  write(file: string, text: string): void {
    mkdirSync(dirname(join(this.place, file)), { recursive: true });
    writeFileSync(join(this.place, file), text);
  }

  tearDown(): void {
    rmSync(this.place, { recursive: true, force: true });
  }
}

/** What the gate says about a tree, as CI would hear it. */
export function walls(tree: string): { code: number | null; said: string } {
  const gate = join(checkout, 'scripts/tools/walls.mjs');
  const result = spawnSync(process.execPath, [gate, tree], {
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  return { code: result.status, said: result.stderr + result.stdout };
}
