/** Writes the box of `user` below Dovecot's mail folder; says how many bytes. */
export function writeBox(mailFolder: string, user: string, count: number): number;
