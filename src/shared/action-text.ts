/** `/me waves`: told of oneself, as it was typed. */
const ACTION = '/me ';

/** Whether a text tells of something its author does. */
export const isAction = (text: string): boolean => text.startsWith(ACTION) && text.length > ACTION.length;

/** What its author does. */
export const actionOf = (text: string): string => text.slice(ACTION.length);
