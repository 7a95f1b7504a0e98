/**
 * What the house's Node is given to run the server; the tests of the built product start it with the same. Node's young generation grows
 * to 134 MB by itself, of which the house fills a twentieth (measured on Node 24): the import of an old mailbox must fit into 400 MB.
 */
export const serverFlags = ['--enable-source-maps', '--max-semi-space-size=8'];

/**
 * glibc keeps freed memory in an arena per thread, and after the first large block that is freed it takes further large blocks from there
 * too: letters of some kilobytes and batches of megabytes then leave holes (measured: 40 MB). Other C libraries pay no heed.
 */
export const serverEnv = { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '262144' };
