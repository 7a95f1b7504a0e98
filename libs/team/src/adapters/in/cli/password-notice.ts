/** Said once: nobody can ask for it again. */
export const passwordNotice = (login: string, password: string): string[] => [
  `  вход    ${login}`,
  `  пароль  ${password}`,
  'Пароль показан один раз; при первом входе его нужно сменить на свой.',
];
