import { type ReactNode, useState } from 'react';
import { useAppState, useBridge } from '../state/bridge';
import { ResizeHandle } from '../ui/resize-handle';

interface ColumnProps {
  /** Its name for the handle: "Width of the room list". */
  readonly label: string;
  /** The setting that keeps its width. */
  readonly setting: 'sidebar_width' | 'panel_width';
  /** Whether the handle stands after the column or before it. */
  readonly handle: 'after' | 'before';
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** A column whose width the person chooses, kept in the settings. */
export function Column({ label, setting, handle, className, children }: ColumnProps) {
  const { settings } = useAppState();
  const bridge = useBridge();
  // Only while it is being dragged; let go, the settings have it.
  const [dragged, setDragged] = useState<number | null>(null);
  const width = dragged ?? settings[setting];
  const settle = async (next: number) => {
    setDragged(next);
    await bridge.request('settings.update', { [setting]: next });
    setDragged(null);
  };
  const separator = (
    <ResizeHandle
      label={label}
      width={width}
      column={handle === 'after' ? 'before' : 'after'}
      onResize={setDragged}
      onSettle={(next) => void settle(next)}
    />
  );
  return (
    <>
      {handle === 'before' && separator}
      <div className={className} style={{ width }}>
        {children}
      </div>
      {handle === 'after' && separator}
    </>
  );
}
