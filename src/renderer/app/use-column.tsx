import { type ReactNode, useState } from 'react';
import { useSettings } from '../state/use-settings';
import { ResizeHandle } from '../ui/resize-handle';

interface ColumnOptions {
  /** The name of the handle: "Width of the room list". */
  readonly label: string;
  /** The setting that keeps the width. */
  readonly setting: 'sidebar_width' | 'panel_width';
  /** The edge that moves. */
  readonly edge: 'start' | 'end';
}

interface Column {
  /** In pixels. */
  readonly width: number;
  /** For inside the column, which is positioned: so it belongs to the column's landmark. */
  readonly handle: ReactNode;
}

/** A column whose width the person chooses, kept in the settings. */
export function useColumn({ label, setting, edge }: ColumnOptions): Column {
  const { settings, update } = useSettings();
  // Only while it is being dragged; let go, the settings have it.
  const [dragged, setDragged] = useState<number | null>(null);
  const width = dragged ?? settings[setting];
  const settle = async (next: number) => {
    setDragged(next);
    await update({ [setting]: next });
    setDragged(null);
  };
  const handle = (
    <ResizeHandle
      label={label}
      width={width}
      edge={edge}
      onResize={setDragged}
      onSettle={(next) => void settle(next)}
    />
  );
  return { width, handle };
}
