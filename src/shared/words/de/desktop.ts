import type { desktop as English } from '../en/desktop';

export const desktop: typeof English = {};
