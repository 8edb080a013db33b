import { type Notice, useNavigation } from '../../state/navigation';
import { useWords } from '../../state/words';
import { WarningCard } from './warning-card';

/** What came of what the person just did. */
export function NoticeCard({ notice: { message, help } }: { readonly notice: Notice }) {
  const words = useWords().storage;
  const closeNotice = useNavigation((navigation) => navigation.closeNotice);
  return (
    <WarningCard tone="caution" title={message} putLabel={words.dismiss} onPut={closeNotice}>
      <p>{help ?? words.nothingChanged}</p>
    </WarningCard>
  );
}
