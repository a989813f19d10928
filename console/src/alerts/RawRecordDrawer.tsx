import { Drawer } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { RawRecord } from '../api/types';
import { Failure } from '../ui/Failure';
import { Waiting } from '../ui/Waiting';
import { RawRecordView } from './RawRecordView';

/** An untouched record, over the page that pointed at it. */
export function RawRecordDrawer({ opened, close, title, record }: { opened: boolean; close: () => void; title: ReactNode; record: UseQueryResult<RawRecord> }) {
  return (
    <Drawer opened={opened} onClose={close} position="right" size="min(760px, 100vw)" title={title} closeButtonProps={{ 'aria-label': 'Close the record' }}>
      {record.isPending && opened && <Waiting rows={8} height={18} />}
      {record.isError && <Failure error={record.error} retry={() => void record.refetch()} what="record" />}
      {record.data !== undefined && <RawRecordView record={record.data} />}
    </Drawer>
  );
}
