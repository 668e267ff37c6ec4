const CORE =
  '^src/(shared|directory|child-index|matching|decision-policy|disclosure-log|release|notification|enquiry|feed|oversight|policy-governance|sharing|witness|log-signing)/';
const DOMAIN = '^src/(directory|child-index|matching|decision-policy|disclosure-log|release|notification)/';
/** Folders of the policy, each with those that it may not import. */
const POLICY_LAYERS = {
  facts: 'rulebook|rules|compile|judge|read|explain',
  rulebook: 'compile|judge|read|explain',
  compile: 'judge|read|explain',
  judge: 'read|explain',
  read: 'judge|explain',
};
const USE_CASES = '^src/(enquiry|feed|oversight|policy-governance|sharing|witness|log-signing)/';
const EDGES = '^src/(persistence|identity|graphql|http|web|cli)/';
/** What stands at the root puts the edges together, and so do the folders of its parts. */
const ROOT = '^src/[^/]+\\.ts$|^src/(compose|config)/';

/** Who may import whom. Each rule says why it stands. */
module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'a circle has no beginning to read from',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'shared-imports-nothing',
      severity: 'error',
      from: { path: '^src/shared/' },
      to: { pathNot: '^src/shared/' },
    },
    {
      name: 'core-knows-no-edge',
      comment: 'the domain and its use cases run without a database, a network or a framework',
      severity: 'error',
      from: { path: CORE },
      to: { path: `${EDGES}|${ROOT}|^src/synthetic-town/` },
    },
    {
      name: 'domain-knows-no-use-case',
      comment: 'imports go one way: use cases, then domain folders, then shared; types of a request may be named',
      severity: 'error',
      from: { path: DOMAIN },
      to: { path: USE_CASES, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'policy-stands-alone',
      comment: 'decision-policy states its own input and imports only shared and CASL',
      severity: 'error',
      from: { path: '^src/decision-policy/' },
      to: { pathNot: '^src/(decision-policy|shared)/|node_modules/@casl/ability/' },
    },
    ...Object.entries(POLICY_LAYERS).map(([layer, above]) => ({
      name: `policy-${layer}-knows-nothing-above`,
      comment:
        'in decision-policy imports go one way: facts, rulebook, compile, judge; read and explain stand beside judge',
      severity: 'error',
      from: { path: `^src/decision-policy/(${layer === 'rulebook' ? 'rulebook|rules' : layer})/` },
      to: { path: `^src/decision-policy/(${above})/` },
    })),
    {
      name: 'core-packages',
      comment: 'the few packages that the pure folders may use, each in its place',
      severity: 'error',
      from: { path: CORE },
      to: {
        dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'core'],
        pathNot: 'node_modules/(@casl/ability|canonicalize|zod)/',
      },
    },
    {
      name: 'casl-in-policy-only',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/decision-policy/' },
      to: { path: 'node_modules/@casl/ability/' },
    },
    {
      name: 'receipts-are-minted-after-commit',
      comment: 'only the adapter that has seen COMMIT makes a receipt; anybody may name its type',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/persistence/recording/decision-writer\\.ts$' },
      to: { path: '^src/disclosure-log/log-receipt\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'stored-answers-are-opened-on-a-repeat',
      comment: 'a stored answer needs no receipt of its own: only the repeat of a request that is decided may open one',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/enquiry/answer-again\\.ts$' },
      to: { path: '^src/release/stored-answer\\.ts$' },
    },
    {
      name: 'the-log-is-checked-by-other-code-than-wrote-it',
      comment: 'a checker that shares code with the writer shares its mistakes: both know the formats and nothing else',
      severity: 'error',
      from: { path: '^src/disclosure-log/(write|verify|format)/' },
      to: { path: '^src/disclosure-log/(write|verify)/', pathNot: '^src/disclosure-log/$1/' },
    },
    {
      name: 'adapters-know-ports-alone',
      comment: 'persistence and identity import ports, domain values and types; no edge imports another',
      severity: 'error',
      from: { path: '^src/(persistence|identity)/' },
      to: { path: `^src/(graphql|http|web|cli)/|${ROOT}` },
    },
    {
      name: 'persistence-and-identity-apart',
      severity: 'error',
      from: { path: '^src/identity/' },
      to: { path: '^src/persistence/' },
    },
    {
      name: 'graphql-translates-only',
      comment: 'resolvers reach use cases through the services that compose gives them',
      severity: 'error',
      from: { path: '^src/(graphql|http|web)/' },
      to: { path: `^src/(persistence|identity|cli)/|${ROOT}`, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'one-place-knows-every-adapter',
      severity: 'error',
      from: { pathNot: '^src/(main|compose|serve)\\.ts$|^src/cli/|^(test|bench|scripts)/' },
      to: { path: '^src/compose\\.ts$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
