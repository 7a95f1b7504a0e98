export { CreateEmployeeCommand } from './create-employee.command.js';
export { DismissEmployeeCommand } from './dismiss-employee.command.js';
export { FirstStartCommand } from './first-start.command.js';
export { ListEmployeesCommand } from './list-employees.command.js';
export { OpenBranchCommand } from './open-branch.command.js';
export { SetPasswordCommand } from './set-password.command.js';
