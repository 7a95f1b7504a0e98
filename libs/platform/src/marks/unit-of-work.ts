/** One transaction of one database. Calls to the outside (SMTP, IMAP, 1C, ARI) never happen inside. */
export abstract class UnitOfWork {
  /** Runs `work` in a transaction; joins the one that is open in this call chain. A throw rolls everything back. */
  abstract run<T>(work: () => Promise<T>): Promise<T>;
  /** Runs `action` after the outermost transaction has committed; not at all if it rolls back. Its failure is logged only. */
  abstract afterCommit(action: () => void | Promise<void>): void;
}
