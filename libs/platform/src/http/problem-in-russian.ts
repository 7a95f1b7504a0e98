const phrases: readonly (readonly [RegExp, string])[] = [
  [/^the body must be a JSON object$/, 'тело запроса должно быть объектом JSON'],
  [/^(\S+) is missing$/, '$1 не заполнено'],
  [/^property (\S+) should not exist$/, 'поля $1 здесь нет'],
  [/^Validation failed \(uuid is expected\)$/, 'в адресе должен стоять номер UUID'],
  [/^owner must be mine, nobody or the id of an employee$/, 'owner должно быть mine, nobody или номером сотрудника'],
  [
    /^(?:\S+\.)?each value in nested property (\S+) must be either object or array$/,
    '$1: каждое значение должно быть объектом',
  ],
  [/^nested property (\S+) must be either object or array$/, '$1 должно быть объектом'],
  [
    /must be longer than or equal to (\d+) and shorter than or equal to (\d+) characters$/,
    'должно быть от $1 до $2 знаков',
  ],
  [/each value in (\S+) /, '$1: каждое значение '],
  [/must be a UUID$/, 'должно быть номером UUID'],
  [/must be one of the following values: /, 'должно быть одним из: '],
  [/must be shorter than or equal to (\d+) characters$/, 'не длиннее $1 знаков'],
  [/must be longer than or equal to (\d+) characters$/, 'не короче $1 знаков'],
  [/must be a text of 1 to (\d+) characters$/, 'должно быть текстом от 1 до $1 знаков'],
  [/must not be greater than (\S+)$/, 'не больше $1'],
  [/must not be less than (\S+)$/, 'не меньше $1'],
  [/must be an integer number$/, 'должно быть целым числом'],
  [/must be a number.*$/, 'должно быть числом'],
  [/must be a string$/, 'должно быть строкой'],
  [/must be a boolean value$/, 'должно быть true или false'],
  [/must be an array$/, 'должно быть списком'],
  [/must be an object$/, 'должно быть объектом'],
  [/must be a boolean string$/, 'должно быть true или false'],
  [/must be one of the following values: $/, 'не может быть таким'],
  [/must be an email$/, 'должно быть адресом электронной почты'],
  [/must contain no more than (\d+) elements$/, 'не больше $1 строк в списке'],
  [/must contain at least (\d+) elements$/, 'не меньше $1 строк в списке'],
  [/must match (\S+) regular expression$/, 'должно подходить под $1'],
  [/must be like (\S+)$/, 'должно быть вида $1'],
  [/must give hours by day, /, 'должно называть часы по дням, '],
  [/must not contain unreadable characters$/, 'содержит знаки, которых нет ни в одном алфавите'],
  [/should not be empty$/, 'не должно быть пустым'],
];

/** What a check of class-validator says, for those who read no English. What is not known here stays as it is. */
export const problemInRussian = (problem: string): string =>
  phrases.reduce((text, [phrase, russian]) => text.replace(phrase, russian), problem);
