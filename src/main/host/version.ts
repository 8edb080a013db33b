import { version } from '../../../package.json';

/** The version of Hearth, as hosts tell it. */
export const VERSION: string = version;
