/** One field of a record of columns. */
export interface Field {
  name: string;
  value: string;
}

/** The default format of an AWS flow log, version 2 (https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html). */
const vpcFlow2 = [
  'version', 'account-id', 'interface-id', 'srcaddr', 'dstaddr', 'srcport', 'dstport', 'protocol', 'packets', 'bytes', 'start', 'end', 'action', 'log-status',
];

/** Names the fields of a flow line where its form is known without the file's header; null where it is not. */
export function flowFields(text: string): Field[] | null {
  const line = text.trim();
  if (line.includes('\n')) return null;
  const values = line.split(' ');
  const known = values.length === vpcFlow2.length && values[0] === '2' && /^(OK|NODATA|SKIPDATA)$/.test(values[13] ?? '');
  return known ? values.map((value, index) => ({ name: vpcFlow2[index] ?? '', value })) : null;
}
