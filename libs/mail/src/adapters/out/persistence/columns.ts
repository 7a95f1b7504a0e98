import { p } from '@mikro-orm/core';

export const id = () => p.character().length(36);
export const hash = () => p.character().length(64);
export const json = () => p.text().columnType('mediumtext');
export const at = () => p.datetime(3);
export const address = () => p.string().length(320);
export const folder = () => p.string().length(500);
export const mailbox = () => p.string().length(100);
/** UIDs and validities go up to 2^32-1. */
export const uid = () => p.integer().unsigned();
