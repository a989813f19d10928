import { usePrefetchQuery, useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { incidentAlertsQuery, incidentGraphQuery, incidentQuery } from '../api/incidents';
import { investigationQuery } from '../api/investigations';
import { Problem } from '../api/problem';
import type { Alert } from '../api/types';
import { IncidentGraph } from '../graph/IncidentGraph';
import { NextSteps } from '../alerts/NextSteps';
import { RecordDrawer } from '../alerts/RecordDrawer';
import { useRecord } from '../alerts/useRecord';
import { counted } from '../format/number';
import { Investigation } from '../investigation/Investigation';
import { useFact } from '../investigation/useFact';
import { ResponsePanel } from '../response/ResponsePanel';
import { Failure } from '../ui/Failure';
import { Panel } from '../ui/Panel';
import { useKeys } from '../ui/useKeys';
import { useQueryState } from '../ui/useQueryState';
import { Waiting } from '../ui/Waiting';
import { Account } from './Account';
import { EvidencePane } from './EvidencePane';
import { ExpectedNote } from './ExpectedNote';
import { History } from './History';
import { IncidentAlerts } from './IncidentAlerts';
import { IncidentEntities } from './IncidentEntities';
import { IncidentHead } from './IncidentHead';
import classes from './IncidentPage.module.css';
import { Timeline } from './Timeline';
import { useShownAlert } from './useShownAlert';

const none: Alert[] = [];

/** One incident: the answer, the evidence beside it, the raw record one click away. */
export function IncidentPage() {
  const { id = '' } = useParams();
  const incident = useQuery(incidentQuery(id));
  const found = useQuery(incidentAlertsQuery(id));
  const investigation = useQuery(investigationQuery(id));
  // The slowest answer of the page is asked for first.
  usePrefetchQuery(incidentGraphQuery(id, useQueryState().read('everybody') === 'yes'));
  const fact = useFact();
  const alerts = found.data?.items ?? none;
  const { shown, point, choose } = useShownAlert(alerts);
  const record = useRecord();
  const step = (by: 1 | -1) => {
    const at = alerts.findIndex((alert) => alert.alert_id === shown?.alert_id);
    const next = alerts[Math.min(alerts.length - 1, Math.max(0, at + by))];
    if (next !== undefined) choose(next.alert_id);
  };
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    r: () => {
      if (shown !== undefined && shown.evidence.length > 0) record.open(shown.alert_id, 0);
    },
  });

  if (incident.data === undefined)
    return incident.isError ? <Failure error={incident.error} retry={() => void incident.refetch()} what="incident" /> : <Waiting rows={4} height={110} />;
  // An account tells the next steps itself.
  const steps = investigation.data !== undefined ? [] : [...new Set([...alerts].sort((a, b) => b.score - a.score).flatMap((alert) => alert.next_steps))];
  const pointing = { shown, point, choose };
  const missing = investigation.error instanceof Problem && investigation.error.status === 404;
  const pane = (
    <>
      {found.isPending && <Waiting rows={3} height={60} />}
      {found.isError && <Failure error={found.error} retry={() => void found.refetch()} what="list of alerts" />}
      {shown !== undefined && <EvidencePane alert={shown} number={alerts.indexOf(shown) + 1} />}
    </>
  );
  return (
    <>
      <IncidentHead incident={incident.data} alerts={alerts} />
      <ResponsePanel incident={incident.data} />
      <ExpectedNote alerts={alerts} />
      {investigation.isPending && <Waiting rows={3} height={110} />}
      {investigation.isError && !missing && <Failure error={investigation.error} retry={() => void investigation.refetch()} what="investigation" />}
      {investigation.data !== undefined ? (
        <Investigation report={investigation.data} open={fact} settled={incident.data.status === 'closed'} aside={pane} />
      ) : (
        !investigation.isPending && (
          <div className={classes.columns}>
            <Panel title="What happened">
              <Account incident={incident.data} alerts={alerts} pointing={pointing} />
            </Panel>
            <div className={classes.pane}>{pane}</div>
          </div>
        )
      )}
      {alerts.length > 0 && (
        <Panel title="Timeline" note="UTC · drag to zoom, press twice for all">
          <Timeline alerts={alerts} entities={incident.data.entities} pointing={pointing} />
        </Panel>
      )}
      <IncidentGraph key={id} id={id} />
      <div className={steps.length > 0 ? classes.columns : undefined}>
        <Panel title="Who and what is in it" note={counted(incident.data.entities.length, 'entity', 'entities')} flush>
          <IncidentEntities entities={incident.data.entities} alerts={alerts} />
        </Panel>
        {steps.length > 0 && (
          <Panel title="What to do next">
            <NextSteps steps={steps} />
          </Panel>
        )}
      </div>
      <Panel title="Alerts" note={`${counted(incident.data.alerts.length, 'alert')}, in the order of time`} flush>
        {found.isPending && <Waiting rows={3} />}
        <IncidentAlerts alerts={alerts} point={point} />
      </Panel>
      <Panel title="History" note="comments and what people did, newest first">
        <History id={id} />
      </Panel>
      <RecordDrawer />
    </>
  );
}
