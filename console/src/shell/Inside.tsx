import { useQuery } from '@tanstack/react-query';
import { Navigate, useLocation } from 'react-router';
import { LiveProvider } from '../api/LiveProvider';
import { provePerson } from '../api/person';
import { sessionQuery } from '../api/session';
import { FirstStepPage } from '../signin/FirstStepPage';
import { Layout } from './Layout';

/** Every page but those at the door: whoever is not in is led there, and back afterwards. A server that does not answer is told by the pages themselves. */
export function Inside() {
  const { data: session, isPending } = useQuery(sessionQuery);
  const { pathname, search, hash } = useLocation();
  if (isPending) return null;
  provePerson(session?.sign_in === true ? session.name : null);
  if (session?.sign_in === true && session.role === null) {
    const to = pathname + search + hash;
    return <Navigate replace to={to === '/' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(to)}`} />;
  }

  if (session !== undefined && session.must !== null) return <FirstStepPage step={session.must} />;
  return (
    <LiveProvider>
      <Layout />
    </LiveProvider>
  );
}
