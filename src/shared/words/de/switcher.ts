import type { switcher as English } from '../en/switcher';

export const switcher: typeof English = {};
