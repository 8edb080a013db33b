/** The label of a join code field. */
export const codeLabel = (host: string): string => `Join code of ${host}`;

/** Where a join code comes from. */
export const CODE_HELP = 'Whoever runs the host finds it under Settings, This host. You type it once.';
