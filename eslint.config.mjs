import importX, { createNodeResolver } from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

/** Text flows one way: core/text → rules → corpus → host → vscode or cli. */
const zones = [
  { target: './src/core/text', from: ['./src/core'], except: ['./text'] },
  { target: './src/core', from: ['./src/host', './src/vscode', './src/cli'] },
  { target: './src/core/!(corpus)*/**', from: './src/core/corpus.ts' },
  { target: './src/host', from: ['./src/vscode', './src/cli'] },
  { target: './src/vscode', from: './src/cli' },
  { target: './src/cli', from: './src/vscode' },
  { target: './src', from: ['./test', './tools'] },
];

const noPlatform = (names, why) => ['error', { patterns: [{ group: names, message: why }] }];

export default tseslint.config(
  { ignores: ['dist/', 'out/', 'node_modules/', '.vscode-host/', '.chromium/', '.vscode-test/', '.scratch/'] },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.recommended],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.js', '.json'] })], 'import-x/extensions': ['.ts'] },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'import-x/no-restricted-paths': ['error', { zones }],
      'import-x/no-default-export': 'error',
      'import-x/no-cycle': 'error',
      eqeqeq: ['error', 'always'],
    },
  },
  {
    files: ['src/core/**/*.ts', 'src/host/*.ts', 'src/host/web/**/*.ts'],
    rules: { 'no-restricted-imports': noPlatform(['vscode', 'node:*', 'fs', 'path', 'worker_threads'], 'Core and the shared host run anywhere: no editor, no node.') },
  },
  {
    files: ['src/host/node/**/*.ts', 'src/cli/**/*.ts'],
    rules: { 'no-restricted-imports': noPlatform(['vscode'], 'Only src/vscode may know the editor.') },
  },
);
