import { type PointKey, keyOf } from '../domain/party/contact-point.js';

/** Held by whoever may register a customer by this point: two at once would make two of him, or one of them would fail. */
export const pointLock = (key: PointKey): string => `sales.point:${keyOf(key)}`;
