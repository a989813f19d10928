import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { responseQuery } from '../api/response';
import type { EntityView } from '../api/types';
import { visible } from '../format/hidden';
import { count } from '../format/number';
import { utc } from '../format/time';
import { typeWords } from '../format/words';
import { ModeLine } from '../response/ModeLine';
import { Fact, Facts } from '../ui/Fact';
import { Icon } from '../ui/Icon';
import { Untrusted } from '../ui/Untrusted';
import { When } from '../ui/When';
import classes from './EntityHead.module.css';

/** Who it is, and for how long it is known. */
export function EntityHead({ view }: { view: EntityView }) {
  const { entity } = view;
  const isSetUp = useQuery(responseQuery).data?.is_set_up === true;
  return (
    <header className={classes.head}>
      <title>{`${visible(entity.name || entity.id)} · Windhover`}</title>
      <div>
        <p className={classes.kind}>
          <Icon name={entity.type} size={14} /> {typeWords[entity.type]}
        </p>
        <h1>
          <Untrusted value={entity.name || entity.id} />
        </h1>
        <p className={classes.id}>
          <Untrusted value={entity.id} mono />
        </p>
      </div>
      <Facts>
        {entity.account !== '' && (
          <Fact name="Account">
            <Untrusted value={entity.account} />
          </Fact>
        )}
        {entity.ips.length > 0 && (
          <Fact name="Addresses now">
            {entity.ips.map((ip, index) => (
              <span key={ip}>
                {index > 0 && ', '}
                <Link to={`/search?address=${encodeURIComponent(ip)}`}>
                  <Untrusted value={ip} />
                </Link>
              </span>
            ))}
          </Fact>
        )}
        <Fact name="Last seen">
          <When time={view.last_seen} />
        </Fact>
        <Fact name="First seen">{utc(view.first_seen)}</Fact>
        <Fact name="Days seen">{count(view.days_seen)}</Fact>
        <Fact name="Records learned from">
          <Link to={`/search?entity=${encodeURIComponent(entity.id)}`}>{count(view.records)}</Link>
        </Fact>
        <Fact name="Judged by">{view.learning ? <strong>its peers, while it is learning</strong> : 'its own past'}</Fact>
        {isSetUp && (
          <Fact name="Response">
            <ModeLine id={entity.id} />
          </Fact>
        )}
      </Facts>
    </header>
  );
}
