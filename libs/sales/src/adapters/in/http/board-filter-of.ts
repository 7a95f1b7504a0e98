import { me } from '@prorab/platform';
import type { BoardFilter } from '../../../application/queries/board-filter.js';
import type { ExportQuery } from './board.dto.js';

const ownerOf = (owner: string | undefined): { ownerId?: string | null } =>
  owner === undefined ? {} : { ownerId: owner === 'mine' ? me().employeeId : owner === 'nobody' ? null : owner };

/** What the reader asks for, as the board understands it. */
export const boardFilterOf = ({ state, owner, overdue, red, ...rest }: ExportQuery): BoardFilter => ({
  ...rest,
  ...(state ? { states: state } : {}),
  ...ownerOf(owner),
  overdue: overdue === 'true',
  red: red === 'true',
});
