import { useQuery } from '@tanstack/react-query';
import { NavLink, Link } from 'react-router';
import { statusQuery } from '../api/estate';
import { count } from '../format/number';
import { Icon, type IconName } from '../ui/Icon';
import classes from './Rail.module.css';

const places: readonly { to: string; name: string; icon: IconName }[] = [
  { to: '/', name: 'Incidents', icon: 'incidents' },
  { to: '/entities', name: 'Entities', icon: 'entities' },
  { to: '/search', name: 'Search', icon: 'search' },
  { to: '/models', name: 'Models', icon: 'models' },
  { to: '/coverage', name: 'Coverage', icon: 'coverage' },
];

/** The places of the console: on the left, or at the foot of a narrow screen. */
export function Rail() {
  const open = useQuery(statusQuery).data?.open_incidents ?? 0;
  return (
    <nav className={classes.rail} aria-label="Places">
      <Link to="/" className={classes.mark} aria-label="Windhover">
        <img src="/mark.svg" alt="" width={30} height={30} />
      </Link>
      {places.map(({ to, name, icon }) => (
        <NavLink key={to} to={to} end={to === '/'} className={classes.place ?? ''}>
          <Icon name={icon} size={20} />
          <span>{name}</span>
          {to === '/' && open > 0 && (
            <span className={classes.open}>
              {count(open)}
              <span className="visually-hidden"> open</span>
            </span>
          )}
        </NavLink>
      ))}
    </nav>
  );
}
