import { useNavigation } from '../../state/navigation';
import { WarningCard } from './warning-card';

/** What the person just did and could not be kept on this computer. */
export function NoticeCard({ message }: { readonly message: string }) {
  const closeNotice = useNavigation((navigation) => navigation.closeNotice);
  return (
    <WarningCard tone="caution" title={message} putLabel="Dismiss" onPut={closeNotice}>
      <p>Nothing was changed.</p>
    </WarningCard>
  );
}
