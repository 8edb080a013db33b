/**
 * The two IPC channels between a window and the main process of the desktop app, and the only ones: a request is
 * `invoke(REQUEST_CHANNEL, name, input)` and answers a Result; an event is an `AppEvent`.
 */
export const REQUEST_CHANNEL = 'hearth:request';
/** The channel of everything the main process tells a page. */
export const EVENT_CHANNEL = 'hearth:event';
