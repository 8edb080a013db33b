import { Component, type ReactNode } from 'react';
import { useWords } from '../state/words';
import { Button } from '../ui/button';
import { HearthPicture } from '../ui/hearth-picture';
import { Pane } from '../ui/pane';
import styles from './error-boundary.module.css';

interface ErrorBoundaryState {
  readonly error: Error | null;
}

/** Catches what would leave an empty window, and offers a way on. Connections live in the main process and stay. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { error: null };

  static getDerivedStateFromError(error: Error): ErrorBoundaryState {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    return <Stumbled error={error} />;
  }
}

function Stumbled({ error }: { readonly error: Error }) {
  const words = useWords().app.stumbled;
  return (
    <main className={styles.window}>
      <Pane
        alert
        icon={<HearthPicture lit={false} />}
        title={words.title}
        text={words.text}
        actions={
          <Button variant="primary" onClick={() => window.location.reload()}>
            {words.again}
          </Button>
        }
        footnote={<code>{error.message}</code>}
      />
    </main>
  );
}
