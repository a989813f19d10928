import { Link } from 'react-router';
import type { InvestigationSummary } from '../api/types';
import { visible } from '../format/hidden';
import { counted } from '../format/number';
import { verdictWords } from '../format/words';
import { Icon } from '../ui/Icon';
import { Untrusted } from '../ui/Untrusted';
import { When } from '../ui/When';
import { shareFigure } from './beliefs';
import classes from './InvestigationRow.module.css';
import { BeliefBar } from './Share';

/** One investigation of the list; the whole row opens it: the incident where people were told of one, else the investigation itself. */
export function InvestigationRow({ found }: { found: InvestigationSummary }) {
  const { entity, leading, rival } = found;
  const id = encodeURIComponent(found.incident_id);
  return (
    <li className={classes.item} data-testid="investigation-row" data-incident-id={found.incident_id} data-told={found.is_told}>
      <Link to={found.is_told ? `/incidents/${id}` : `/investigations/${id}`} className={classes.row} data-row>
        <span className={classes.verdict} data-verdict={found.verdict}>
          <strong>{verdictWords[found.verdict]}</strong>
          <span className={classes.share}>
            {shareFigure(found.probability)}
            <span className="visually-hidden"> likely to be something to act on</span>
          </span>
          <BeliefBar probability={found.probability} harmless={found.verdict === 'benign'} />
        </span>
        <span className={classes.what}>
          <span className={classes.title}>
            <Untrusted value={found.title} />
          </span>
          <span className={classes.about}>
            {leading !== null && (
              <span>
                “<Untrusted value={leading.title} />” {shareFigure(leading.probability)}
                {rival !== null && rival.hypothesis !== leading.hypothesis && (
                  <>
                    {' '}
                    · best rival “<Untrusted value={rival.title} />” {shareFigure(rival.probability)}
                  </>
                )}
              </span>
            )}
            {entity !== null && (
              <span className={classes.entity} title={visible(entity.id)}>
                <Icon name={entity.type} size={14} />
                <Untrusted value={entity.name || entity.id} clip />
              </span>
            )}
          </span>
        </span>
        <span className={classes.told}>
          {found.is_told ? 'Told' : 'Not told'}
          <span className={classes.dim}>{counted(found.questions, 'question')}</span>
        </span>
        <span className={classes.time}>
          <When time={found.end_time} />
          <span className={classes.dim}>{counted(found.alerts, 'alert')}</span>
        </span>
      </Link>
    </li>
  );
}
