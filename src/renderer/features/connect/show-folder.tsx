import { FolderOpen } from 'lucide-react';
import { useBridge } from '../../state/bridge';
import { useNavigation } from '../../state/navigation';
import { useWords } from '../../state/words';
import { Button, type ButtonProps } from '../../ui/button';

/** Leads to the folder of this computer's host. */
export function ShowFolder({ size = 'normal' }: Pick<ButtonProps, 'size'>) {
  const bridge = useBridge();
  const words = useWords().connect.here;
  const showNotice = useNavigation((navigation) => navigation.showNotice);
  const show = async () => {
    const answer = await bridge.request('hosting.show-folder', {});
    if (!answer.ok) showNotice(answer.error.message);
  };
  return (
    <Button size={size} icon={<FolderOpen />} onClick={() => void show()}>
      {words.showFolder}
    </Button>
  );
}
