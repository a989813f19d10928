import { Drawer } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { alertQuery, recordQuery } from '../api/alerts';
import { Failure } from '../ui/Failure';
import { Waiting } from '../ui/Waiting';
import { RawRecordView } from './RawRecordView';
import { RecordSteps } from './RecordSteps';
import { useRecord } from './useRecord';

/** The untouched record, over the page that pointed at it. */
export function RecordDrawer() {
  const { alertId, index, open, close } = useRecord();
  const opened = alertId !== '';
  const record = useQuery({ ...recordQuery(alertId, index), enabled: opened });
  const total = useQuery({ ...alertQuery(alertId), enabled: opened }).data?.evidence.length ?? 0;
  return (
    <Drawer opened={opened} onClose={close} position="right" size="min(760px, 100vw)" title={<RecordSteps index={index} total={total} step={(to) => open(alertId, to)} />} closeButtonProps={{ 'aria-label': 'Close the record' }}>
      {record.isPending && opened && <Waiting rows={8} height={18} />}
      {record.isError && <Failure error={record.error} retry={() => void record.refetch()} what="record" />}
      {record.data !== undefined && <RawRecordView record={record.data} />}
    </Drawer>
  );
}
