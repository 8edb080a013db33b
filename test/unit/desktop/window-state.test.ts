import { describe, expect, it } from 'vitest';
import { DEFAULT_SIZE, MINIMUM_SIZE, placeWindow } from '../../../src/main/desktop/window-state';

const LEFT = { x: 0, y: 25, width: 1920, height: 1055 };
const RIGHT = { x: 1920, y: 0, width: 1280, height: 800 };

describe('placing the window', () => {
  it('opens where it was left', () => {
    const saved = { x: 100, y: 80, width: 900, height: 600 };
    expect(placeWindow(saved, [LEFT, RIGHT])).toEqual(saved);
  });

  it('has the default size and no place the first time', () => {
    expect(placeWindow(null, [LEFT])).toEqual(DEFAULT_SIZE);
  });

  it('moves wholly onto the display it was mostly on', () => {
    const saved = { x: 2900, y: 500, width: 900, height: 600 };
    expect(placeWindow(saved, [LEFT, RIGHT])).toEqual({ x: 2300, y: 200, width: 900, height: 600 });
  });

  it('keeps only its size when its display is gone', () => {
    const saved = { x: 2000, y: 100, width: 900, height: 600 };
    expect(placeWindow(saved, [LEFT])).toEqual({ width: 900, height: 600 });
  });

  it('shrinks to a display that has become smaller', () => {
    const saved = { x: 1920, y: 0, width: 2400, height: 1300 };
    expect(placeWindow(saved, [RIGHT])).toEqual(RIGHT);
  });

  it('stays at its smallest size on a display that is smaller still', () => {
    const tiny = { x: 0, y: 0, width: 640, height: 400 };
    expect(placeWindow({ x: 10, y: 10, width: 900, height: 600 }, [tiny])).toEqual({ x: 0, y: 0, ...MINIMUM_SIZE });
  });
});
