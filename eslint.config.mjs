import tseslint from 'typescript-eslint';

/** Folders that are pure: the same arguments give the same result on any machine at any time. */
const CORE =
  'src/{shared,directory,child-index,matching,decision-policy,disclosure-log,release,notification,enquiry,feed,oversight,policy-governance,sharing,witness,log-signing}/**/*.ts';

const IMPURE = [
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'the clock is an argument',
  },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'the clock is an argument' },
  { selector: "MemberExpression[object.name='Math'][property.name='random']", message: 'randomness is an argument' },
  { selector: "MemberExpression[object.name='globalThis']", message: 'the platform is an argument' },
];

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'coverage/', '.data/'] },
  ...tseslint.configs.strictTypeChecked,
  {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'max-lines': ['error', 300],
      eqeqeq: 'error',
      'no-console': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      // numbers and booleans in a template are meant; objects in one are not
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // a port is asynchronous whether or not one of its implementations waits
      '@typescript-eslint/require-await': 'off',
      // the types of the GraphQL schema are classes for their decorators; resolvers give plain values of their shape
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_' },
      ],
      // type-graphql and TypeORM describe a class by its decorators alone
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
    },
  },
  {
    files: [CORE],
    rules: {
      'no-restricted-syntax': ['error', ...IMPURE],
      'no-restricted-globals': [
        'error',
        'process',
        'fetch',
        'setTimeout',
        'setInterval',
        'setImmediate',
        'crypto',
        'performance',
      ],
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/config.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'config.ts is the only reader of the environment' },
      ],
    },
  },
  {
    files: ['test/**/*.ts', 'bench/**/*.ts'],
    rules: {
      // matchers and answers read from outside are `any` by nature; what is wrong with them fails the test
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      // letters of a table of grants are ASCII
      '@typescript-eslint/no-misused-spread': 'off',
    },
  },
  {
    // it listens to what a library writes to the console, to keep one line of it back
    files: ['src/identity/development/load-oidc-provider.ts'],
    rules: { 'no-console': 'off' },
  },
  { files: ['**/*.mjs', '**/*.cjs'], ...tseslint.configs.disableTypeChecked },
);
