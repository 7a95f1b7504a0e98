/** What the house's Node is given to run the server; the tests of the built product start it with the same. */
export const serverFlags = ['--enable-source-maps'];
