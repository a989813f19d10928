import { useQuery } from '@tanstack/react-query';
import { NavLink, Link } from 'react-router';
import { statusQuery } from '../api/estate';
import { responseQuery } from '../api/response';
import { count } from '../format/number';
import { Icon, type IconName } from '../ui/Icon';
import classes from './Rail.module.css';

const places: readonly { to: string; name: string; icon: IconName }[] = [
  { to: '/', name: 'Now', icon: 'now' },
  { to: '/incidents', name: 'Incidents', icon: 'incidents' },
  { to: '/investigations', name: 'Verdicts', icon: 'investigations' },
  { to: '/entities', name: 'Entities', icon: 'entities' },
  { to: '/search', name: 'Search', icon: 'search' },
  { to: '/models', name: 'Models', icon: 'models' },
  { to: '/response', name: 'Response', icon: 'response' },
  { to: '/coverage', name: 'Coverage', icon: 'coverage' },
  { to: '/settings', name: 'Settings', icon: 'settings' },
];

/** The places of the console: on the left, or at the foot of a narrow screen. */
export function Rail() {
  const open = useQuery(statusQuery).data?.open_incidents ?? 0;
  const waiting = useQuery(responseQuery).data?.proposed ?? 0;
  const told: Record<string, { number: number; of: string }> = { '/incidents': { number: open, of: 'open' }, '/response': { number: waiting, of: 'to decide' } };
  return (
    <nav className={classes.rail} aria-label="Places">
      <Link to="/" className={classes.mark} aria-label="Windhover">
        <img src="/mark.svg" alt="" width={30} height={30} />
      </Link>
      {places.map(({ to, name, icon }) => (
        <NavLink key={to} to={to} end={to === '/'} className={classes.place ?? ''}>
          <Icon name={icon} size={20} />
          <span>{name}</span>
          <Told {...told[to]} />
        </NavLink>
      ))}
    </nav>
  );
}

function Told({ number = 0, of = '' }: { number?: number; of?: string }) {
  if (number === 0) return null;
  return (
    <span className={classes.open}>
      {count(number)}
      <span className="visually-hidden"> {of}</span>
    </span>
  );
}
