import { Select as Base } from '@base-ui/react/select';
import { Check, ChevronDown } from 'lucide-react';
import { useCallback, useState } from 'react';
import { classNames } from './class-names';
import { landmarkOf } from './landmark';
import popup from './popup.module.css';
import styles from './select.module.css';

interface SelectProps<V extends string> {
  readonly label: string;
  readonly value: V;
  readonly onChange: (value: V) => void;
  readonly options: readonly { readonly value: V; readonly label: string }[];
  readonly disabled?: boolean;
}

/** A choice of one from a list that opens. */
export function Select<V extends string>({ label, value, onChange, options, disabled = false }: SelectProps<V>) {
  const change = (next: V | null) => {
    if (next !== null) onChange(next);
  };
  const [landmark, setLandmark] = useState<HTMLElement>();
  const found = useCallback((element: HTMLElement | null) => setLandmark(landmarkOf(element)), []);
  return (
    <Base.Root<V> items={options} value={value} onValueChange={change} disabled={disabled}>
      <Base.Trigger ref={found} className={styles.trigger} aria-label={label}>
        <Base.Value />
        <Base.Icon className={styles.icon}>
          <ChevronDown />
        </Base.Icon>
      </Base.Trigger>
      <Base.Portal container={landmark}>
        <Base.Positioner
          positionMethod="fixed"
          className={popup.positioner}
          sideOffset={4}
          align="end"
          alignItemWithTrigger={false}
          collisionPadding={8}
        >
          <Base.Popup className={popup.popup}>
            {options.map((option) => (
              <Base.Item key={option.value} value={option.value} className={classNames(popup.item, styles.item)}>
                <Base.ItemText>{option.label}</Base.ItemText>
                <Base.ItemIndicator>
                  <Check />
                </Base.ItemIndicator>
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
