export { DecideBankLine } from './decide-bank-line.use-case.js';
export { ExportBankLines } from './export-bank-lines.use-case.js';
export { ImportBankFile } from './import-bank-file.use-case.js';
export { MatchBankLines } from './match-bank-lines.use-case.js';
export { SetBankLineAside } from './set-bank-line-aside.use-case.js';
export { UndoBankLine } from './undo-bank-line.use-case.js';
