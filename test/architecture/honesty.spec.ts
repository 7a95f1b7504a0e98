import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { contexts, eventsOf, filesUnder, textOf, useCasesOf } from '../../scripts/tools/house-facts.mjs';
import { checkout } from './support/small-house.js';

/** What a README says: what it lists under "Use cases" (list items, table rows, or names between dots), and its events. */
function claims(readme: string, context: string): { useCases: string[]; events: string[] } {
  // A large context may have several: "## Use cases", "## Use cases of visitors".
  const section = [
    ...readme.matchAll(/(?:^## Use cases[^\n]*\n|\*\*Use cases\.\*\*)([\s\S]*?)(?=\n## |\n# |\n\n\*\*|$(?![\s\S]))/gm),
  ]
    .map(([, text]) => text ?? '')
    .join('\n');
  const rows = [...section.matchAll(/^[-|] `(\w+)`/gm)].map(([, name]) => name!);
  const dotted = section.includes('·') ? section.split('·').map((part) => /^[\s`]*(\w+)/.exec(part)?.[1] ?? '') : [];
  return {
    useCases: rows.length > 0 ? rows : dotted,
    events: readme.match(new RegExp(`\\b${context}\\.[a-z-]+\\.v\\d+`, 'g')) ?? [],
  };
}

/** Sentences about a README that are not true, none if all is well. */
function lies(readme: string, context: string, useCases: string[], events: string[]): string[] {
  const said = claims(readme, context);
  return [
    ...useCases.filter((name) => !said.useCases.includes(name)).map((name) => `does not list the use case ${name}`),
    ...said.useCases.filter((name) => !useCases.includes(name)).map((name) => `lists ${name}, which is no use case`),
    ...events.filter((type) => !said.events.includes(type)).map((type) => `does not list the event ${type}`),
    ...said.events.filter((type) => !events.includes(type)).map((type) => `names ${type}, which is not published`),
  ];
}

describe('the README of a context', () => {
  const finished = contexts().filter((name) => useCasesOf(name).length > 0);

  it.each(finished.map((name) => [name]))(
    'of %s exists and lists its use cases and events, no more and no less',
    (name) => {
      const file = `libs/${name}/README.md`;
      expect([file, existsSync(join(checkout, file))]).toEqual([file, true]);
      expect(lies(textOf(file), name, useCasesOf(name), eventsOf(name))).toEqual([]);
    },
  );

  it.each([
    ['a list', '## Use cases\n- `Take` takes\n- `Give` gives\n\n## Events\n- `x.taken.v1`\n'],
    ['a table', '## Use cases\n| `Take` | takes |\n| `Give` | gives |\n\n## Events\n| `Taken` | `x.taken.v1` |\n'],
    ['a paragraph', '**Use cases.** Take ·\nGive. Shared.\n\n**Events.** `x.taken.v1`\n'],
  ])('may be %s; what is missing or too much is found', (_, readme) => {
    expect(lies(readme, 'x', ['Take', 'Give'], ['x.taken.v1'])).toEqual([]);
    expect(lies(readme, 'x', ['Take'], [])).toEqual([
      'lists Give, which is no use case',
      'names x.taken.v1, which is not published',
    ]);
    expect(lies(readme, 'x', ['Take', 'Give', 'Other'], ['x.taken.v1', 'x.given.v1'])).toEqual([
      'does not list the use case Other',
      'does not list the event x.given.v1',
    ]);
  });
});

describe('the tree', () => {
  const tracked = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: checkout,
    encoding: 'utf8',
    maxBuffer: 64e6,
  })
    .stdout.split('\0')
    .filter((file) => file && existsSync(join(checkout, file)));

  it('is seen at all', () => expect(tracked.length).toBeGreaterThan(50));

  it('names no registry host and no download address', () => {
    // Spelt in pieces, so that this file does not name one either.
    const hosts = [
      'registry npmjs',
      'registry yarnpkg',
      'deb debian',
      'security debian',
      'snapshot debian',
      'npm mirror',
    ];
    const pattern = new RegExp(`${hosts.map((host) => host.replace(' ', '\\.?')).join('|')}|"resolved": "https?:`);
    const text = tracked.filter((file) => !/\.(png|jpe?g|gif|ico|woff2?|eml|gz|zip|pdf|dat|bin)$/.test(file));
    expect(text.filter((file) => pattern.test(textOf(file)))).toEqual([]);
  });

  it('pins every package to one exact version, all of MikroORM to the same', () => {
    const manifests = ['package.json', ...filesUnder('libs', isManifest), ...filesUnder('apps', isManifest)];
    const wanted = manifests.flatMap((file) => {
      const { dependencies = {}, devDependencies = {} } = JSON.parse(textOf(file)) as Record<
        string,
        Record<string, string>
      >;
      return Object.entries({ ...dependencies, ...devDependencies }).map(([name, version]) => ({
        file,
        name,
        version,
      }));
    });
    expect(wanted.length).toBeGreaterThan(30);
    expect(wanted.filter(({ version }) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
    const mikro = wanted.filter(({ name }) => name.startsWith('@mikro-orm/'));
    expect(new Set(mikro.map(({ version }) => version)).size).toBe(1);
    const versions = new Map<string, Set<string>>();
    for (const { name, version } of wanted) versions.set(name, (versions.get(name) ?? new Set()).add(version));
    expect([...versions].filter(([, set]) => set.size > 1).map(([name]) => name)).toEqual([]);
  });

  it('lets npm ci work: every package of the lock file has a version', () => {
    const { packages } = JSON.parse(textOf('package-lock.json')) as {
      packages: Record<string, { version?: string; link?: boolean; optionalDependencies?: Record<string, string> }>;
    };
    // A registry that lacked a platform's binary when the lock was written leaves a hole that npm ci trips over.
    const names = new Set(Object.keys(packages).map((place) => place.replace(/^.*node_modules\//, '')));
    const holes = Object.values(packages).flatMap(({ optionalDependencies }) =>
      Object.keys(optionalDependencies ?? {}).filter((name) => !names.has(name)),
    );
    expect(holes).toEqual([]);
  });
});

function isManifest(file: string): boolean {
  return /^(libs|apps)\/[^/]+\/package\.json$/.test(file);
}
