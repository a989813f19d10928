import { useQuery } from '@tanstack/react-query';
import { alertQuery, recordQuery } from '../api/alerts';
import { RawRecordDrawer } from './RawRecordDrawer';
import { RecordSteps } from './RecordSteps';
import { useRecord } from './useRecord';

/** The records of an alert, one after the other. */
export function RecordDrawer() {
  const { alertId, index, open, close } = useRecord();
  const opened = alertId !== '';
  const record = useQuery({ ...recordQuery(alertId, index), enabled: opened });
  const total = useQuery({ ...alertQuery(alertId), enabled: opened }).data?.evidence.length ?? 0;
  return <RawRecordDrawer opened={opened} close={close} title={<RecordSteps index={index} total={total} step={(to) => open(alertId, to)} />} record={record} />;
}
