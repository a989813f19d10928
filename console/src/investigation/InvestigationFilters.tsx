import { Button, NativeSelect, SegmentedControl } from '@mantine/core';
import { verdicts, type InvestigationCounts } from '../api/types';
import { count } from '../format/number';
import { verdictWords } from '../format/words';
import { Untrusted } from '../ui/Untrusted';
import { useQueryState } from '../ui/useQueryState';
import classes from './InvestigationsPage.module.css';

const told = [
  { value: '', label: 'All' },
  { value: 'yes', label: 'Told' },
  { value: 'no', label: 'Not told' },
];

/** The filter, which the URL holds. The figures are those of everything, whatever the filter. */
export function InvestigationFilters({ counts }: { counts: InvestigationCounts | undefined }) {
  const { read, write } = useQueryState();
  const entity = read('entity');
  const of = (name: 'told' | 'not_told' | 'investigations') => (counts === undefined ? '' : ` (${count(counts[name])})`);
  const levels = [{ value: '', label: 'Any verdict' }, ...verdicts.map((verdict) => ({ value: verdict, label: `${verdictWords[verdict]}${counts === undefined ? '' : ` (${count(counts[verdict])})`}` }))];
  return (
    <div className={classes.filters}>
      <SegmentedControl
        size="xs"
        aria-label="Whether people were told"
        data={told.map(({ value, label }) => ({ value, label: label + of(value === '' ? 'investigations' : value === 'yes' ? 'told' : 'not_told') }))}
        value={told.some(({ value }) => value === read('told')) ? read('told') : ''}
        onChange={(value) => write({ told: value })}
      />
      <NativeSelect size="xs" aria-label="Verdict" data={levels} value={read('verdict')} onChange={(event) => write({ verdict: event.currentTarget.value })} />
      {entity !== '' && (
        <Button size="xs" variant="default" className={classes.entity ?? ''} onClick={() => write({ entity: '' })} title="Remove this condition">
          <Untrusted value={entity} clip />
          <span aria-hidden="true">&nbsp;×</span>
        </Button>
      )}
    </div>
  );
}
