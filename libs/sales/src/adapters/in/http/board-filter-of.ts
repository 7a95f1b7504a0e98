import { me } from '@prorab/platform';
import type { BoardFilter } from '../../../application/queries/board-filter.js';
import type { ExportQuery } from './board.dto.js';

const ownerOf = (owner: string | undefined): { ownerId?: string | null } =>
  owner === undefined ? {} : { ownerId: owner === 'mine' ? me().employeeId : owner === 'nobody' ? null : owner };

/** What the reader asks for, as the board understands it. */
/** @param first the pipeline that has what no other one claims */
export const boardFilterOf = (
  { state, owner, overdue, red, pipeline, ...rest }: ExportQuery,
  first: string | undefined,
): BoardFilter => ({
  ...rest,
  ...(state ? { states: state } : {}),
  ...(pipeline ? { pipeline: { code: pipeline, first: pipeline === first } } : {}),
  ...ownerOf(owner),
  overdue: overdue === 'true',
  red: red === 'true',
});
