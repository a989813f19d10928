import { useQuery } from '@tanstack/react-query';
import { entityQuery } from '../api/estate';
import { count } from '../format/number';
import { EntityResponse } from '../response/EntityResponse';
import { Empty } from '../ui/Empty';
import { Failure } from '../ui/Failure';
import { Panel } from '../ui/Panel';
import { useQueryState } from '../ui/useQueryState';
import { Waiting } from '../ui/Waiting';
import { AddressPeriods } from './AddressPeriods';
import { EntityFindings } from './EntityFindings';
import { EntityHead } from './EntityHead';
import classes from './EntityPage.module.css';
import { EntityTags } from './EntityTags';
import { EntityTelemetry } from './EntityTelemetry';
import { FeaturePanel } from './FeaturePanel';
import { HourOfWeek } from './HourOfWeek';
import { NewThisWeek } from './NewThisWeek';
import { Numbers } from './Numbers';
import { PeerGroup } from './PeerGroup';

/** The pattern of life of one entity. */
export function EntityPage() {
  const id = useQueryState().read('id');
  const { data: view, error, refetch } = useQuery({ ...entityQuery(id), enabled: id !== '' });
  if (id === '') return <Empty title="No entity is named in the address" />;
  if (view === undefined) return error === null ? <Waiting rows={4} height={110} /> : <Failure error={error} retry={() => void refetch()} what="entity" />;
  return (
    <div className={classes.page} data-testid="entity-page" data-entity-id={view.entity.id}>
      <EntityHead view={view} />
      <EntityResponse id={id} />
      <EntityFindings id={id} />
      <div className={classes.columns}>
        <Panel title="Hours of the week" note="mean records an hour, UTC; the ring is its last hour">
          <HourOfWeek view={view} />
        </Panel>
        <div className={classes.column}>
          <PeerGroup view={view} />
          <NewThisWeek view={view} />
        </div>
      </div>
      <EntityTags view={view} />
      {view.numbers.length > 0 && (
        <Panel title="Usual numbers" note="per window: 5th percentile, median, 95th percentile; the mark is the last window">
          <Numbers numbers={view.numbers} />
        </Panel>
      )}
      {view.features.length > 0 && (
        <section aria-label="Usual values" className={classes.features}>
          {view.features.map((feature) => (
            <FeaturePanel key={feature.feature} feature={feature} view={view} />
          ))}
        </section>
      )}
      {view.addresses.length > 0 && (
        <Panel title="Addresses over time" note={`${count(view.addresses.length)} held, UTC days`}>
          <AddressPeriods view={view} />
        </Panel>
      )}
      <EntityTelemetry id={id} />
    </div>
  );
}
