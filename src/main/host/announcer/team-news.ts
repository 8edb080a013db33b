import type { TeamRecord } from '../../store/records';
import { audienceOfTeam, NOBODY } from '../access';
import { toTeam } from '../teams/team';
import type { View } from '../view';
import { type Division, divide } from './divide';
import type { Publisher } from './publisher';

interface TeamChange {
  readonly id: string;
  readonly before: TeamRecord | null;
  readonly after: TeamRecord | null;
}

/** Who hears what when a team changes: those who see it now, `team`; those who no longer do, `team-delete`. */
export class TeamNews {
  readonly #publisher: Publisher;
  readonly #view: View;

  constructor({ publisher, view }: { publisher: Publisher; view: View }) {
    this.#publisher = publisher;
    this.#view = view;
  }

  announceGain({ after }: TeamChange): void {
    if (after) this.#publisher.toSystem(audienceOfTeam(after), 'team', { team: toTeam(after) });
  }

  announceLoss(change: TeamChange): void {
    this.#publisher.toSystem(this.#divide(change).lost, 'team-delete', { id: change.id });
  }

  #divide({ before, after }: TeamChange): Division {
    const seenBy = (team: TeamRecord | null) => (team ? audienceOfTeam(team) : NOBODY);
    return divide(seenBy(before), seenBy(after), () => [...this.#view.list('users')].map(({ id }) => id));
  }
}
