// The walls of the house, one rule for each (docs: DESIGN, "Rules of the walls"). Run by scripts/tools/walls.mjs, which
// also fails when no module was found; test/architecture/walls.spec.ts plants a violation for every rule below.
const { existsSync, readdirSync } = require('node:fs');
const { join } = require('node:path');

/** The tree to look at; the walls' own test points this at a tree that it has made. */
const root = process.cwd();
const libraries = readdirSync(join(root, 'libs'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(join(root, 'libs', entry.name, 'package.json')))
  .map((entry) => entry.name);
const contexts = libraries.filter((name) => name !== 'kernel' && name !== 'platform');

/** Wall 6: whom a context may know (through their contracts). A context that is not here has no place in the house yet. */
const MAY_KNOW = {
  team: [],
  sales: ['team'],
  mail: ['sales', 'team'],
  telephony: ['sales', 'team'],
  messenger: ['sales', 'team'],
  shop: ['sales', 'team'],
  assistant: ['messenger', 'sales', 'team', 'telephony'],
  logistics: ['sales', 'team'],
  marketing: ['sales', 'team'],
};
const strangers = contexts.filter((name) => !(name in MAY_KNOW));
if (contexts.length === 0) throw new Error(`No context found in ${join(root, 'libs')}: there is nothing to guard.`);
if (strangers.length > 0) throw new Error(`Say in config/dependency-cruiser.cjs whom libs/${strangers[0]} may know.`);

const context = `(${contexts.join('|')})`;
const src = `^libs/${context}/src/`;
const own = '^libs/$1/src/';
const KERNEL = '^libs/kernel/src/';
const MARKS = '^libs/platform/src/marks/';
const PLATFORM_TESTING = '^libs/platform/src/testing/';
const CONTRACTS = `^libs/(${contexts.join('|')})/src/contract/`;
/** Specs and contract suites may use test tools; what they may not reach is in their own rules. */
const TESTS = '\\.(spec|contract|builder)\\.ts$';
const NPM = 'node_modules/';
const VALIDATION = 'node_modules/class-(validator|transformer)/';

const wall = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    wall(
      'domain-knows-only-itself-and-kernel',
      'Wall 1: no Nest, no ORM, no node:*, no platform in the domain.',
      { path: `${src}domain/`, pathNot: TESTS },
      { pathNot: [`${own}domain/`, KERNEL] },
    ),
    wall(
      'domain-tests-stay-in-the-domain',
      'Wall 1: the spec of a policy needs no adapter, no application, no platform but its testing door.',
      { path: `${src}domain/.*${TESTS}` },
      { path: '^libs/', pathNot: [`${own}(domain|testing)/`, KERNEL, PLATFORM_TESTING] },
    ),
    wall(
      'application-knows-domain-contract-kernel-and-marks',
      "Wall 2: a use case imports its domain, contracts (its own; a neighbour's for events), the kernel and the platform's marks.",
      { path: `${src}application/`, pathNot: TESTS },
      { pathNot: [`${own}(domain|application|contract)/`, CONTRACTS, KERNEL, MARKS] },
    ),
    wall(
      'application-tests-need-no-adapter',
      'Wall 2: its test needs neither Nest nor mocks; fakes with memory stand beside the ports.',
      { path: `${src}application/.*${TESTS}` },
      {
        path: '^libs/',
        pathNot: [`${own}(domain|application|contract|testing)/`, CONTRACTS, KERNEL, MARKS, PLATFORM_TESTING],
      },
    ),
    wall(
      'adapters-in-never-know-adapters-out',
      'Wall 3: a door in calls a use case, never a database or a foreign server.',
      { path: `${src}adapters/in/`, pathNot: '\\.spec\\.ts$' },
      { path: '^libs/[^/]+/src/adapters/out/' },
    ),
    wall(
      'inner-rooms-know-no-adapter',
      'Walls 1, 2, 5: only the module and the adapters themselves import adapters.',
      { path: `${src}(domain|application|contract)/`, pathNot: '\\.spec\\.ts$' },
      { path: '^libs/[^/]+/src/(adapters/|[^/]+\\.module\\.ts$)' },
    ),
    wall(
      'contexts-meet-at-the-contract',
      "Wall 4: nothing of a neighbour but its contract; only the module may also import the neighbour's module.",
      { path: `^libs/${context}/` },
      { path: `^libs/${context}/`, pathNot: ['^libs/$1/', CONTRACTS, `^libs/${context}/src/index\\.ts$`] },
    ),
    wall(
      'only-modules-use-the-front-door',
      "Wall 4: the door '.' of a neighbour gives its Nest module; everything else goes through the contract.",
      { path: `^libs/${context}/`, pathNot: `^libs/${context}/src/[^/]+\\.module\\.ts$` },
      { path: `^libs/${context}/src/index\\.ts$`, pathNot: '^libs/$1/' },
    ),
    wall(
      'contract-is-primitive',
      'Wall 5: what leaves the house is primitives and ISO strings; never the own domain.',
      { path: `${src}contract/`, pathNot: TESTS },
      { pathNot: [`${own}contract/`, CONTRACTS, KERNEL, MARKS, VALIDATION] },
    ),
    wall(
      'kernel-knows-nothing',
      'Wall 6: the kernel is pure; libphonenumber-js is the one table of data it is given.',
      { path: KERNEL, pathNot: TESTS },
      { pathNot: [KERNEL, `${NPM}libphonenumber-js/`] },
    ),
    wall(
      'platform-knows-no-context',
      'Wall 6: platform stands below every context.',
      { path: '^libs/platform/' },
      { path: `^libs/${context}/` },
    ),
    wall(
      'libraries-know-no-app',
      'Wall 6: apps compose libraries, never the other way round.',
      { path: '^libs/' },
      { path: '^apps/' },
    ),
    ...contexts.map((name) =>
      wall(
        `${name}-depends-downwards`,
        `Wall 6: ${name} may know ${[...MAY_KNOW[name], 'platform', 'kernel'].join(', ')} and nobody else.`,
        { path: `^libs/${name}/` },
        { path: `^libs/${context}/`, pathNot: [name, ...MAY_KNOW[name]].map((known) => `^libs/${known}/`) },
      ),
    ),
    wall(
      'no-circles',
      'Wall 6: what imports each other in a circle is one thing in two files.',
      {},
      { circular: true },
    ),
    wall(
      'test-tools-stay-in-tests',
      'What ships never needs a fake, a builder or a spec.',
      { path: '^(libs|apps)/', pathNot: [TESTS, '/src/testing/', '/fake-[^/]+\\.ts$'] },
      { path: ['/src/testing/', TESTS, '/fake-[^/]+\\.ts$', '^test/'] },
    ),
    wall(
      'everything-imported-exists',
      'Wall 4: a deeper import than the two doors does not resolve, for Node as for this gate.',
      {},
      { couldNotResolve: true },
    ),
  ],
  options: {
    baseDir: root,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(libs|apps)/[^/]+/(dist|src-electron)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: join(root, 'tsconfig.json') },
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
  },
};
