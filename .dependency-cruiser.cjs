// The import rules of docs/architecture.md. `npm run check` applies them; test/unit/import-rules.test.ts holds a probe
// for each that must be refused.

const MAIN = '^src/main/';
/** The ports and their vocabulary; everything else in the store is an adapter. */
const STORE_PORTS = `${MAIN}store/(store|log|marks|files|search|registry|records|document)\\.ts$`;
const HUB_PORTS = `${MAIN}host/hub/(hub|topics)\\.ts$`;

/** A package as it stands when resolved, when left to its host (electron) and when it is only types. */
const npm = (/** @type {string} */ names) => `(^|/)node_modules/(@types/)?(${names})(/|$)|^(${names})$`;

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one idea, or a third is missing.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      comment: 'An import must lead somewhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\.css$|\\?' },
    },
    {
      name: 'source-knows-source',
      comment: 'The product does not need its tests, scripts or benches.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|scripts|bench|out|dist)/' },
    },
    {
      name: 'shared-is-plain',
      comment:
        'Shared code runs in every process and in a browser: no node:, no Electron, nothing of the layers above.',
      severity: 'error',
      from: { path: '^src/shared/' },
      to: { path: '^src/(main|preload|renderer)/' },
    },
    {
      name: 'shared-has-no-node',
      comment: 'Shared code runs in a browser too.',
      severity: 'error',
      from: { path: '^src/shared/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'electron-at-the-edge',
      comment:
        'Host, store and peer run under plain Node; only the desktop, its IPC, its entry and the preload know Electron.',
      severity: 'error',
      from: { path: '^src/', pathNot: `${MAIN}(app|desktop|ipc)/|${MAIN}index\\.ts$|^src/preload/` },
      to: { path: npm('electron') },
    },
    {
      name: 'lowdb-in-the-store',
      comment: 'The store is replaceable because nobody else knows what is behind its ports.',
      severity: 'error',
      from: { path: '^src/', pathNot: `${MAIN}store/` },
      to: { path: npm('lowdb|steno|write-file-atomic|fs-native-extensions') },
    },
    {
      name: 'sqlite-in-the-search-index',
      comment: 'What is searched is derived; nothing else may be kept in a file that is thrown away at will.',
      severity: 'error',
      from: { path: '^src/', pathNot: `${MAIN}store/search/` },
      to: { path: npm('node-sqlite3-wasm') },
    },
    {
      name: 'hunspell-in-the-spell-check',
      comment:
        'Loading a dictionary takes longer than anybody may wait for a message: it is done in a thread, in one place.',
      severity: 'error',
      from: { path: '^src/', pathNot: `${MAIN}desktop/spelling/hunspell-speller\\.ts$` },
      to: { path: npm('hunspell-wasm') },
    },
    {
      name: 'prom-client-in-the-headless-host',
      comment: 'A host counts in plain numbers; what they are called by is for whoever watches over it.',
      severity: 'error',
      from: { path: '^src/', pathNot: `${MAIN}headless/metrics/` },
      to: { path: npm('prom-client') },
    },
    {
      name: 'host-does-not-know-peer',
      comment: 'Host and peer meet on the wire only, in one process too.',
      severity: 'error',
      from: { path: `${MAIN}host/` },
      to: { path: `${MAIN}peer/` },
    },
    {
      name: 'peer-does-not-know-host',
      comment: 'Host and peer meet on the wire only, in one process too.',
      severity: 'error',
      from: { path: `${MAIN}peer/` },
      to: { path: `${MAIN}host/` },
    },
    {
      name: 'phoenix-in-the-peer',
      comment: 'The phoenix client belongs to the peer; the host speaks the protocol by itself.',
      severity: 'error',
      from: { path: '^src/', pathNot: `${MAIN}peer/` },
      to: { path: npm('phoenix') },
    },
    {
      name: 'store-is-the-bottom',
      comment: 'The store serves the layers above it and knows none of them.',
      severity: 'error',
      from: { path: `${MAIN}store/` },
      to: { path: `${MAIN}(host|peer|app|desktop|ipc|index|headless)(/|\\.)` },
    },
    {
      name: 'nothing-below-the-desktop-knows-it',
      comment: 'Host and peer run without a desktop.',
      severity: 'error',
      from: { path: `${MAIN}(host|peer)/|${MAIN}headless\\.ts$` },
      to: { path: `${MAIN}(app|desktop|ipc)/|${MAIN}index\\.ts$` },
    },
    {
      name: 'host-knows-ports',
      comment: 'Channels and rules know ports; create-host alone names the adapters behind them.',
      severity: 'error',
      from: { path: `${MAIN}host/`, pathNot: `${MAIN}host/create-host\\.ts$` },
      to: { path: `${MAIN}store/`, pathNot: STORE_PORTS },
    },
    {
      name: 'channels-know-the-hub-port',
      comment: "Another hub may take the local one's place without touching a channel.",
      severity: 'error',
      from: { path: `${MAIN}host/`, pathNot: `${MAIN}host/(create-host\\.ts$|hub/)` },
      to: { path: `${MAIN}host/hub/`, pathNot: HUB_PORTS },
    },
    {
      name: 'desktop-knows-the-host-from-outside',
      comment:
        'The desktop starts a host and talks to it over the wire like anyone else: its seam is host.ts and create-host.ts.',
      severity: 'error',
      from: { path: `${MAIN}(app|desktop|ipc)/|${MAIN}(index|headless)\\.ts$` },
      to: { path: `${MAIN}host/`, pathNot: `${MAIN}host/(host|create-host)\\.ts$` },
    },
    {
      name: 'renderer-knows-bridge-and-shared',
      comment: 'The renderer reaches the world through the bridge; a browser build brings another one.',
      severity: 'error',
      from: { path: '^src/renderer/' },
      to: { path: '^src/(main|preload)/' },
    },
    {
      name: 'renderer-has-no-node',
      comment: 'The renderer runs in a sandbox, and in a browser.',
      severity: 'error',
      from: { path: '^src/renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'react-in-the-renderer',
      comment: 'Only windows have something to show.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/renderer/' },
      to: { path: npm('react|react-dom|zustand|@base-ui/react') },
    },
    {
      name: 'preload-exposes-the-bridge',
      comment: 'The preload exposes the bridge, nothing else.',
      severity: 'error',
      from: { path: '^src/preload/' },
      to: { path: '^src/(main|renderer)/' },
    },
    {
      name: 'nobody-imports-windows-into-main',
      comment: 'Main and shared code do not reach into the page or the preload.',
      severity: 'error',
      from: { path: MAIN },
      to: { path: '^src/(renderer|preload)/' },
    },
    {
      name: 'features-stand-alone',
      comment: 'Features share through state/ and ui/, never by importing each other.',
      severity: 'error',
      from: { path: '^src/renderer/features/([^/]+)/' },
      to: { path: '^src/renderer/features/([^/]+)/', pathNot: '^src/renderer/features/$1/' },
    },
    {
      name: 'features-on-top',
      comment: 'What features share knows none of them.',
      severity: 'error',
      from: { path: '^src/renderer/(ui|state)/' },
      to: { path: '^src/renderer/features/' },
    },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: '(^|/)node_modules/' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.d.ts', '.mjs', '.cjs', '.js', '.json', '.css'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
