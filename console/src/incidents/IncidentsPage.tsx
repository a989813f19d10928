import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { incidentsQuery } from '../api/incidents';
import { usePerson } from '../api/person';
import { Failure } from '../ui/Failure';
import { More } from '../ui/More';
import { useQueryState } from '../ui/useQueryState';
import { Waiting } from '../ui/Waiting';
import { filterOf } from './filter';
import { IncidentFacets } from './IncidentFacets';
import { IncidentFilters } from './IncidentFilters';
import { IncidentRow } from './IncidentRow';
import classes from './IncidentsPage.module.css';
import { LearningNote } from './LearningNote';
import { NoIncidents } from './NoIncidents';
import { SavedViews } from './SavedViews';
import { Today } from './Today';
import { useArrivals } from './useArrivals';
import { useTriage } from './useTriage';

/** The queue: what needs a person, newest first, by itself up to date. */
export function IncidentsPage() {
  const { read } = useQueryState();
  const filter = filterOf(read, usePerson());
  const list = useInfiniteQuery(incidentsQuery(filter));
  const incidents = list.data?.pages.flatMap((page) => page.items) ?? [];
  const arrived = useArrivals(JSON.stringify(filter), list.isSuccess ? incidents.map((incident) => incident.incident_id) : null);
  const dialogs = useTriage(incidents);
  const [roomy] = useState(() => window.matchMedia('(min-width: 1001px)').matches);
  return (
    <>
      <Today />
      <LearningNote />
      <SavedViews />
      <div className={classes.columns}>
      <details className={classes.narrow} open={roomy}>
        <summary>Narrow the list</summary>
        <IncidentFacets filter={filter} />
      </details>
      <section className={classes.list} aria-label="Incidents">
        <IncidentFilters />
        {list.isPending && <Waiting rows={6} height={48} />}
        {list.isError && incidents.length === 0 && <Failure error={list.error} retry={() => void list.refetch()} what="list of incidents" />}
        {list.isSuccess && incidents.length === 0 && <NoIncidents filter={filter} />}
        <ul>
          {incidents.map((incident) => (
            <IncidentRow key={incident.incident_id} incident={incident} isNew={arrived.has(incident.incident_id)} />
          ))}
        </ul>
        {incidents.length > 0 && (
          <More
            shown={incidents.length}
            total={list.data?.pages[0]?.total ?? 0}
            what={filter.status === undefined ? 'incidents' : `${filter.status} incidents`}
            more={list.hasNextPage}
            busy={list.isFetchingNextPage}
            load={() => void list.fetchNextPage()}
          />
        )}
      </section>
      </div>
      {dialogs}
    </>
  );
}
