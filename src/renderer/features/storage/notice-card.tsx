import { useNavigation } from '../../state/navigation';
import { useWords } from '../../state/words';
import { WarningCard } from './warning-card';

/** What the person just did and could not be kept on this computer. */
export function NoticeCard({ message }: { readonly message: string }) {
  const words = useWords().storage;
  const closeNotice = useNavigation((navigation) => navigation.closeNotice);
  return (
    <WarningCard tone="caution" title={message} putLabel={words.dismiss} onPut={closeNotice}>
      <p>{words.nothingChanged}</p>
    </WarningCard>
  );
}
