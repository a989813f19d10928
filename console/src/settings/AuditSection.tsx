import { Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { createColumnHelper } from '@tanstack/react-table';
import { useState } from 'react';
import { auditQuery } from '../api/access';
import type { AuditEntry, AuditOutcome } from '../api/types';
import { deedWords, meansWords, outcomeWords } from '../format/access';
import { utc } from '../format/time';
import { DataTable } from '../ui/DataTable';
import { Empty } from '../ui/Empty';
import { Failure } from '../ui/Failure';
import { More } from '../ui/More';
import { Panel } from '../ui/Panel';
import { Untrusted } from '../ui/Untrusted';
import { Waiting } from '../ui/Waiting';
import classes from './Settings.module.css';

const column = createColumnHelper<AuditEntry>();

const columns = [
  column.accessor('number', { header: 'No.', meta: { figures: true } }),
  column.accessor('time', { header: 'Time (UTC)', cell: (cell) => utc(cell.getValue()).slice(0, 19) }),
  column.accessor('who', { header: 'Who', cell: (cell) => <Untrusted value={cell.getValue()} /> }),
  column.accessor('what', { header: 'What', cell: (cell) => deedWords(cell.getValue()) }),
  column.accessor('outcome', {
    header: 'Outcome',
    cell: ({ row: { original: entry } }) => (
      <span className={classes.state} data-bad={entry.outcome === 'refused' || undefined}>
        {outcomeWords[entry.outcome]}
        {entry.detail !== '' && `: ${entry.detail}`}
      </span>
    ),
    meta: { width: 260 },
  }),
  column.accessor('on', { header: 'On', cell: (cell) => <Untrusted value={cell.getValue().replace('/api/v1/', '')} clip />, meta: { width: 260 } }),
  column.accessor('address', {
    header: 'From',
    cell: ({ row: { original: entry } }) => (
      <span title={entry.means === null ? undefined : meansWords[entry.means]}>
        <Untrusted value={entry.address === '' ? 'the command line' : entry.address} mono={entry.address !== ''} />
      </span>
    ),
  }),
];

/** What people and tokens did and were refused. */
export function AuditSection() {
  const [text, setText] = useState('');
  const [outcome, setOutcome] = useState<AuditOutcome | ''>('');
  const [wanted] = useDebouncedValue(text, 250);
  const log = useInfiniteQuery(auditQuery({ text: wanted, outcome: outcome === '' ? undefined : outcome }));
  const entries = log.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Panel title="Audit log" note="newest first · windhover audit verify checks that nothing was changed" flush>
      <div className={classes.toolbar}>
        <TextInput size="xs" w={240} aria-label="Text in the log" placeholder="Name, deed, object, address" value={text} data-testid="audit-text" onChange={(event) => setText(event.currentTarget.value)} />
        <Select
          size="xs"
          w={150}
          aria-label="Outcome"
          placeholder="Any outcome"
          clearable
          data={Object.entries(outcomeWords).map(([value, label]) => ({ value, label }))}
          value={outcome === '' ? null : outcome}
          onChange={(value) => setOutcome((value ?? '') as AuditOutcome | '')}
        />
      </div>
      {log.isPending && <Waiting rows={6} height={28} />}
      {log.isError && entries.length === 0 && <Failure error={log.error} retry={() => void log.refetch()} what="audit log" />}
      {log.isSuccess && entries.length === 0 && <Empty title="Nothing matches">Take a condition away.</Empty>}
      {entries.length > 0 && <DataTable label="Audit log" rows={entries} columns={columns} testId="audit-row" />}
      {entries.length > 0 && <More shown={entries.length} total={log.data?.pages[0]?.total ?? 0} what="entries" more={log.hasNextPage} busy={log.isFetchingNextPage} load={() => void log.fetchNextPage()} />}
    </Panel>
  );
}
