import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { RawRecord } from '../api/types';
import { bytes } from '../format/number';
import { utc } from '../format/time';
import { Fact, Facts } from '../ui/Fact';
import { Untrusted } from '../ui/Untrusted';
import { CopyButton } from './CopyButton';
import { flowFields } from './flow';
import { FlowFields } from './FlowFields';
import { PrettyRecord } from './PrettyRecord';
import { prettyJson } from './pretty';
import classes from './RawRecordView.module.css';

/** A record as the log wrote it, and laid out where its form is known. */
export function RawRecordView({ record }: { record: RawRecord }) {
  const [raw, setRaw] = useState(false);
  const binary = record.encoding === 'base64';
  const tokens = binary ? null : prettyJson(record.text);
  const fields = binary ? null : flowFields(record.text);
  const laidOut = tokens !== null || fields !== null;
  return (
    <div className={classes.view} data-testid="raw-record">
      <Facts>
        <Fact name="Time">{utc(record.time)}</Fact>
        {record.source !== '' && (
          <Fact name="Source">
            <Untrusted value={record.source} />
          </Fact>
        )}
        {record.record_id !== '' && (
          <Fact name="The log's own id">
            <Untrusted value={record.record_id} mono />
          </Fact>
        )}
        <Fact name="File">
          <Untrusted value={record.file} mono />
        </Fact>
        <Fact name="Place">
          byte {record.offset.toLocaleString('en-GB')}, {bytes(record.length)}
        </Fact>
      </Facts>
      <div className={classes.tools}>
        {laidOut && (
          <SegmentedControl
            size="xs"
            aria-label="Form"
            data={[
              { value: 'laid', label: 'Laid out' },
              { value: 'raw', label: 'As written' },
            ]}
            value={raw ? 'raw' : 'laid'}
            onChange={(value) => setRaw(value === 'raw')}
          />
        )}
        <CopyButton text={record.text} />
      </div>
      {record.truncated && <p className={classes.note}>Only the first {bytes(record.text.length)} are shown; the record is longer.</p>}
      {binary && <p className={classes.note}>The record is no text; it is shown in base64.</p>}
      {!raw && fields !== null ? <FlowFields fields={fields} /> : !raw && tokens !== null ? <PrettyRecord tokens={tokens} /> : <pre className={classes.text}><Untrusted value={record.text} /></pre>}
    </div>
  );
}
