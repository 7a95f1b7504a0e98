// Jest's own environment of Node; loaded once in each of its worker processes, outside of the sandbox of the tests.
const { TestEnvironment } = require('jest-environment-node');

/**
 * A worker that has run our specs holds some 400 MB of modules. Its event loop ends within milliseconds of the last test (measured), but
 * Node then takes such a heap apart for up to a second, and after half of one Jest kills it and speaks of leaks. There is nothing left to
 * take apart in order: it may simply go. A real leak keeps the loop alive, `exit` does not come, and Jest still says so.
 */
if (process.env.JEST_WORKER_ID && process.send) process.once('exit', (code) => process.reallyExit(code));

module.exports = TestEnvironment;
