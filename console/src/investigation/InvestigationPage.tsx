import { useQueries, useQuery } from '@tanstack/react-query';
import { Navigate, useLocation, useParams } from 'react-router';
import { AlertList } from '../alerts/AlertList';
import { RecordDrawer } from '../alerts/RecordDrawer';
import { alertQuery } from '../api/alerts';
import { investigationQuery } from '../api/investigations';
import { count, counted } from '../format/number';
import { span, utc } from '../format/time';
import { Attacks } from '../ui/Attacks';
import { EntityLink } from '../ui/EntityLink';
import { Fact, Facts } from '../ui/Fact';
import { Failure } from '../ui/Failure';
import { Headline } from '../ui/Headline';
import { Panel } from '../ui/Panel';
import { Waiting } from '../ui/Waiting';
import { When } from '../ui/When';
import { Investigation } from './Investigation';
import { useFact } from './useFact';

/** Alerts that are fetched at once: what nobody is told of rarely has more. */
const most = 50;

/** An investigation that nobody was told of; one that people know leads to its incident. */
export function InvestigationPage() {
  const { id = '' } = useParams();
  const { search } = useLocation();
  const { data: report, error, refetch } = useQuery(investigationQuery(id));
  const found = useQueries({ queries: (report === undefined || report.is_told ? [] : report.alerts.slice(0, most)).map((alert) => alertQuery(alert)) });
  const open = useFact();
  if (report === undefined) return error === null ? <Waiting rows={4} height={110} /> : <Failure error={error} retry={() => void refetch()} what="investigation" />;
  if (report.is_told) return <Navigate to={{ pathname: `/incidents/${encodeURIComponent(id)}`, search }} replace />;
  const alerts = found.flatMap(({ data }) => (data === undefined ? [] : [data]));
  const lost = found.filter(({ isError }) => isError).length;
  const [main, ...others] = report.entities;
  return (
    <>
      <Headline kind="Investigation, not told" title={report.title} titleTestId="investigation-title" score={report.score} severity={report.severity} settled>
        <Facts>
          <Fact name="Why nobody was told">{report.verdict === 'benign' ? 'found to be benign before anybody was' : 'too weak: what was seen does not call for a person'}</Fact>
          {main !== undefined && (
            <Fact name="About">
              <EntityLink entity={main} />
              {others.length > 0 && ` and ${counted(others.length, 'other')}`}
            </Fact>
          )}
          <Fact name="Began">{utc(report.start_time)}</Fact>
          {report.end_time > report.start_time && <Fact name="Lasted">{span(report.end_time - report.start_time)}</Fact>}
          <Fact name="Last alert">
            <When time={report.end_time} />
          </Fact>
          {report.attacks.length > 0 && (
            <Fact name="ATT&CK">
              <Attacks attacks={report.attacks} techniques />
            </Fact>
          )}
        </Facts>
      </Headline>
      <Investigation
        report={report}
        open={open}
        settled
        aside={
          <Panel title="Alerts" note={`${counted(report.alerts.length, 'alert')}, in the order of time`} flush>
            {found.some(({ isPending }) => isPending) && <Waiting rows={2} />}
            <AlertList alerts={alerts} />
            {lost > 0 && <Failure error={new Error(`${count(lost)} of them may be older than what is kept.`)} what="whole list of alerts" />}
          </Panel>
        }
      />
      <RecordDrawer />
    </>
  );
}
