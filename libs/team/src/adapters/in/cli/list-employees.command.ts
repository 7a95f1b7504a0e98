import { readArguments, textTable } from '@prorab/platform';
import { CliCommand } from '@prorab/platform/marks';
import type { CliCommandHandler, CliOutput } from '@prorab/platform/marks';
import { ListEmployees } from '../../../application/queries/list-employees.query.js';
import type { EmployeeView } from '../../../application/queries/employee-view.js';

const mark = {
  name: 'list-employees',
  summary: 'Показать сотрудников',
  usage: '[--all, и уволенных тоже]',
};
const PAGE = 200;

@CliCommand(mark)
export class ListEmployeesCommand implements CliCommandHandler {
  constructor(private readonly employees: ListEmployees) {}

  async run(args: string[], out: CliOutput): Promise<void> {
    const { all = false } = readArguments(mark, args, { all: { type: 'boolean' } });
    const people: EmployeeView[] = [];
    for (let last: EmployeeView | undefined; ;) {
      const after = last ? { name: last.name, id: last.id } : null;
      const found = await this.employees.execute({ limit: PAGE, after, active: all ? undefined : true });
      people.push(...found.slice(0, PAGE));
      last = people.at(-1);
      if (found.length <= PAGE) break;
    }
    if (people.length === 0) return out.line('Сотрудников нет. Завести первого: npm run cli -- create-employee …');
    const head = ['вход', 'имя', 'роль', 'филиал', 'доб.', 'мест', 'почта', ''];
    textTable([head, ...people.map(lineOf)]).forEach((line) => out.line(line));
  }
}

const lineOf = ({ account, name, role, branch, extension, capacity, emails, dismissedAt }: EmployeeView): string[] => [
  account?.login ?? '—',
  name,
  role,
  branch.name,
  extension ?? '',
  String(capacity),
  emails.join(', '),
  dismissedAt ? `уволен ${dismissedAt.slice(0, 10)}` : '',
];
