/** Stored names of jobs and of the stream; open tasks carry them, so never rename them lightly. */
export const mailStream = 'mail';
export const sendJob = 'mail.send-answer';
export const fileJob = 'mail.file-answer';
export const acknowledgeJob = 'mail.acknowledge-letter';
export const reconcileJob = 'mail.reconcile-by-the-clock';
