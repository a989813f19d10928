import { Button, SegmentedControl } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { hoursQuery } from '../api/estate';
import { given } from '../api/http';
import { Problem } from '../api/problem';
import { exportPath } from '../api/search';
import { writeTime } from '../format/time';
import { PageHead } from '../ui/PageHead';
import { Panel } from '../ui/Panel';
import { useQueryState } from '../ui/useQueryState';
import { ConnectionResults } from './ConnectionResults';
import { EventResults } from './EventResults';
import { Facets } from './Facets';
import { Folded } from './Folded';
import { HoursChart } from './HoursChart';
import { PeriodForm } from './PeriodForm';
import { QueryBar } from './QueryBar';
import { RowRecordDrawer } from './RowRecordDrawer';
import classes from './SearchPage.module.css';
import { isLinked, kindOf, linkNames, narrowed, queryOf, searchOf, termOf } from './terms';

/** Events and connections by a query and a time; the URL is the search. */
export function SearchPage() {
  const { read, write } = useQueryState();
  const kind = kindOf(read);
  const query = queryOf(read);
  const key = JSON.stringify(searchOf(read));
  const search = useMemo(() => JSON.parse(key) as ReturnType<typeof searchOf>, [key]);
  const period = useMemo(() => given({ from: search.from, to: search.to }), [search]);
  const hours = useQuery({ ...hoursQuery(search), retry: false });
  const total = hours.data?.items ?? [];
  const wrong = hours.error instanceof Problem && hours.error.position !== null ? { message: hours.error.message, position: hours.error.position, length: hours.error.length } : null;

  // A link of another page names its conditions one by one; here they are one query, so that there is one place to change them.
  const linked = isLinked(read);
  useEffect(() => {
    if (linked) write({ ...Object.fromEntries(linkNames.map((name) => [name, ''])), q: query }, true);
  }, [linked, query, write]);

  // Where the facets cannot stand beside the rows they fold up above them.
  const small = useMediaQuery('(max-width: 1000px)', false, { getInitialValueInEffect: false });
  const narrow = (field: string, value: string, out: boolean) => write({ q: narrowed(query, `${out ? 'not ' : ''}${termOf(field, value)}`) });
  return (
    <>
      <PageHead title="Search">Everything that was kept, by field and time. A value in the table narrows the search to it.</PageHead>
      <QueryBar key={query} query={query} kind={kind} period={period} wrong={wrong} search={(q) => write({ q })} />
      <div className={classes.tools}>
        <SegmentedControl
          size="xs"
          aria-label="Kind of rows"
          data={[
            { value: 'events', label: 'Events' },
            { value: 'connections', label: 'Connections' },
          ]}
          value={kind}
          onChange={(value) => write({ kind: value === 'connections' ? value : '' })}
        />
        <PeriodForm key={`${read('from')} ${read('to')}`} from={read('from')} to={read('to')} apply={write} />
        <span className={classes.exports}>
          <Button component="a" href={exportPath(search, kind, 'csv')} download size="xs" variant="default" title="At most 100,000 rows" data-testid="export-csv">
            CSV
          </Button>
          <Button component="a" href={exportPath(search, kind, 'jsonl')} download size="xs" variant="default" title="At most 100,000 rows" data-testid="export-jsonl">
            JSON lines
          </Button>
        </span>
      </div>
      {total.length > 1 && (
        <Panel title="Hour by hour" note="drag over hours to search in them, press one for that hour">
          <HoursChart hours={total} kind={kind} brush={(from, to) => write({ from: writeTime(from), to: writeTime(to) })} />
        </Panel>
      )}
      {wrong === null && (
        <div className={classes.columns}>
          {small ? (
            <Folded title="What is in it">
              <Facets search={search} kind={kind} narrow={narrow} />
            </Folded>
          ) : (
            <Facets search={search} kind={kind} narrow={narrow} />
          )}
          {kind === 'events' ? <EventResults query={search} /> : <ConnectionResults query={search} />}
        </div>
      )}
      <RowRecordDrawer />
    </>
  );
}
