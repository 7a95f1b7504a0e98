/**
 * What the house's Node is given to run the server; the tests of the built product start it with the same. The import of an old mailbox
 * must fit into 400 MB, and V8 by itself takes what it is not refused: a young generation of 134 MB of which the house fills a
 * twentieth, and an old one that may double before it is swept. Measured on Node 24, import of 300 MB of letters, whole process: 358-391 MB
 * with 42 percent, 380-404 MB with 50, 435-475 MB with 90, and that a twentieth faster.
 */
export const serverFlags = [
  '--import',
  new URL('./source-maps.mjs', import.meta.url).href,
  '--min-semi-space-size=8',
  '--max-semi-space-size=8',
  '--heap-growing-percent=42',
  '--no-allocation-site-pretenuring',
];

/** glibc keeps freed memory in an arena per thread (measured: 30 MB less with two). Other C libraries pay no heed. */
export const serverEnv = { MALLOC_ARENA_MAX: '2' };
