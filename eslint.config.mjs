import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** Rules that find defects. Form is prettier's, the walls are dependency-cruiser's. */
export default defineConfig(
  globalIgnores([
    '**/dist/',
    '**/node_modules/',
    'data/',
    '.prorab/',
    '**/samples/',
    'test/fixtures/',
    'apps/desk/src-electron/',
    'apps/desk/quasar.config.ts',
    '**/env.d.ts',
  ]),
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.base],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'no-empty': ['error', { allowEmptyCatch: false }],
      'no-console': 'error',
      'no-debugger': 'error',
      'prefer-const': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true } }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/prefer-promise-reject-errors': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-implied-eval': 'error',
      // Leaves files with decorators alone (it sees emitDecoratorMetadata): an injected class must stay a value import.
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'separate-type-imports', disallowTypeAnnotations: false },
      ],
    },
  },
  {
    // Tests may lean on what they have just arranged, and plant what is wrong.
    files: ['**/*.spec.ts', '**/*.contract.ts', '**/*.builder.ts', '**/testing/**', 'test/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['apps/cli/src/**/*.ts', 'apps/sandbox/src/main.ts', 'apps/server/src/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['**/*.mjs', '**/*.cjs'],
    rules: {
      'no-empty': ['error', { allowEmptyCatch: false }],
      'no-unused-vars': ['error', { ignoreRestSiblings: true, varsIgnorePattern: '^\\$' }],
      'prefer-const': 'error',
    },
  },
);
