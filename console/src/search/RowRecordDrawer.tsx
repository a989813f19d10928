import { useQuery } from '@tanstack/react-query';
import { RawRecordDrawer } from '../alerts/RawRecordDrawer';
import { rowRecordQuery } from '../api/search';
import { useRecordState } from '../ui/useRecordState';
import { readPlace } from './rowPlace';

/** The record that a row was read from. */
export function RowRecordDrawer() {
  const { value, close } = useRecordState();
  const place = readPlace(value);
  const record = useQuery({ ...rowRecordQuery(place), enabled: place !== null });
  return <RawRecordDrawer opened={place !== null} close={close} title={<strong>{place?.kind === 'connections' ? 'First record of the connection' : 'Raw record'}</strong>} record={record} />;
}
