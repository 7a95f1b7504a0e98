import { versionIn } from './expected-version.js';

it.each([
  [undefined, undefined],
  ['"7"', 7],
  ['W/"12"', 12],
  ['3', 3],
])('%s means version %s', (header, version) => {
  expect(versionIn(header)).toBe(version);
});
it.each(['*', 'seven', '"-1"', '', '7.5'])('%j is refused', (header) => {
  expect(() => versionIn(header)).toThrow(expect.objectContaining({ code: 'platform.request-invalid' }));
});
