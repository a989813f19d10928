import { Drawer } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { RawRecordView } from '../alerts/RawRecordView';
import { rowRecordQuery } from '../api/search';
import { Failure } from '../ui/Failure';
import { useRecordState } from '../ui/useRecordState';
import { Waiting } from '../ui/Waiting';
import { readPlace } from './rowPlace';

/** The untouched record of a row, over the table. */
export function RowRecordDrawer() {
  const { value, close } = useRecordState();
  const place = readPlace(value);
  const record = useQuery({ ...rowRecordQuery(place), enabled: place !== null });
  return (
    <Drawer opened={place !== null} onClose={close} position="right" size="min(760px, 100vw)" title={<strong>{place?.kind === 'connections' ? 'First record of the connection' : 'Raw record'}</strong>} closeButtonProps={{ 'aria-label': 'Close the record' }}>
      {record.isPending && place !== null && <Waiting rows={8} height={18} />}
      {record.isError && <Failure error={record.error} retry={() => void record.refetch()} what="record" />}
      {record.data !== undefined && <RawRecordView record={record.data} />}
    </Drawer>
  );
}
