/** Of the drivers of MySQL and MariaDB and of the network below them; SQLite's file is where we are. */
const AWAY =
  /^(?:ECONN(?:REFUSED|RESET|ABORTED)|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|PROTOCOL_(?:CONNECTION_LOST|ENQUEUE_.+)|ER_(?:SOCKET_UNEXPECTED_CLOSE|CMD_CONNECTION_CLOSED|CONNECTION_(?:TIMEOUT|KILLED)|GET_CONNECTION_TIMEOUT|SERVER_SHUTDOWN|CON_COUNT_ERROR|NEW_ABORTING_CONNECTION))$/;

/** The server of the base cannot be reached, or went away in the middle: the same may work a moment later. */
export function isDatabaseAway(error: unknown): boolean {
  for (let one = error, depth = 0; one instanceof Object && depth < 5; depth++) {
    const { code, fatal, cause } = one as { code?: unknown; fatal?: unknown; cause?: unknown };
    if (fatal === true || AWAY.test(String(code))) return true;
    one = cause;
  }
  return false;
}
