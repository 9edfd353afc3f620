import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const engineOnly = {
  name: '@duckdb/duckdb-wasm',
  message: 'Only db/ knows the engine. Use the Db interface of src/db/db.ts.',
};
const arrowOnly = {
  name: 'apache-arrow',
  message: 'Only db/ knows Arrow. Rows, TextBatch and InsertColumn of src/db/db.ts carry the data.',
};

export default tseslint.config(
  {
    ignores: [
      'dist',
      'node_modules',
      '.cache',
      'test-results',
      'playwright-report',
      'public',
      'parity',
    ],
  },
  ...tseslint.configs.strict,
  {
    files: ['**/*.{ts,tsx}'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-invalid-void-type': 'off',
      'no-restricted-imports': ['error', { paths: [engineOnly, arrowOnly] }],
      'no-empty': ['error', { allowEmptyCatch: false }],
      eqeqeq: 'error',
    },
  },
  {
    files: ['src/ui/**'],
    plugins: { 'react-hooks': hooks },
    rules: { ...hooks.configs.recommended.rules },
  },
  {
    files: ['src/{core,db,schema,ingest,hunts,entropy,findings,timeline,casefile,export}/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            engineOnly,
            arrowOnly,
            { name: 'react', message: 'Only ui/ is React. Return data; a component draws it.' },
          ],
        },
      ],
    },
  },
  { files: ['src/db/**'], rules: { 'no-restricted-imports': 'off' } },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
);
