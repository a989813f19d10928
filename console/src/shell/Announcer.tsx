import { useLive } from '../api/live';
import { visible } from '../format/hidden';
import { severityWords } from '../format/words';

/** Tells those who listen instead of look what the stream brought. */
export function Announcer() {
  const { latest } = useLive();
  return (
    <div className="visually-hidden" aria-live="polite">
      {latest !== null && `${severityWords[latest.severity]} incident, score ${Math.round(latest.score)}: ${visible(latest.title)}`}
    </div>
  );
}
