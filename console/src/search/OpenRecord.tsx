import { ActionIcon } from '@mantine/core';
import { visible } from '../format/hidden';
import { Icon } from '../ui/Icon';
import { useRecordState } from '../ui/useRecordState';
import { writePlace, type RowPlace } from './rowPlace';

/** Shows the record that a row was read from, as the log wrote it. */
export function OpenRecord({ place }: { place: RowPlace }) {
  const { show } = useRecordState();
  return (
    <ActionIcon size={18} style={{ verticalAlign: 'top' }} variant="subtle" color="gray" aria-label="The record as written" title={visible(`The record as written: ${place.file} @ byte ${place.offset}`)} onClick={() => show(writePlace(place))} data-testid="open-record">
      <Icon name="record" size={16} />
    </ActionIcon>
  );
}
