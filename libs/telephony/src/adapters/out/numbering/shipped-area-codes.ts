import { readFileSync } from 'node:fs';
import { AreaCodes } from '../../../domain/numbering/area-codes.js';

/** What the house knows before a registry is loaded: `numbering/area-codes.csv` of this package, which says where it is from. */
export const shippedAreaCodes = (): AreaCodes =>
  AreaCodes.read(readFileSync(new URL('../../../../numbering/area-codes.csv', import.meta.url), 'utf8'));
