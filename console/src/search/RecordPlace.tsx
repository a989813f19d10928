import { Untrusted } from '../ui/Untrusted';
import { visible } from '../format/hidden';
import { useRecordState } from '../ui/useRecordState';
import classes from './Narrow.module.css';
import { writePlace, type RowPlace } from './rowPlace';

/** The file that a row was read from; pressed, it shows the record as the log wrote it. */
export function RecordPlace({ place, length, id = '' }: { place: RowPlace; length: number; id?: string }) {
  const { show } = useRecordState();
  return (
    <button type="button" className={classes.narrow} title={visible(`The record as written: ${place.file} @ byte ${place.offset}, ${length} bytes ${id}`)} onClick={() => show(writePlace(place))} data-testid="open-record">
      <Untrusted value={place.file.slice(place.file.lastIndexOf('/') + 1)} />
    </button>
  );
}
