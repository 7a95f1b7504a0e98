export { BeAbsentCommand } from './be-absent.command.js';
export { CancelAbsenceCommand } from './cancel-absence.command.js';
export { WhoIsAtWorkCommand } from './who-is-at-work.command.js';
