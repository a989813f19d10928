import { createColumnHelper } from '@tanstack/react-table';
import type { AccountGap, AssetGap, CoverageReport } from '../api/types';
import { count } from '../format/number';
import { DataTable } from '../ui/DataTable';
import { Empty } from '../ui/Empty';
import { Panel } from '../ui/Panel';
import { Untrusted } from '../ui/Untrusted';
import { When } from '../ui/When';

const asset = createColumnHelper<AssetGap>();
const account = createColumnHelper<AccountGap>();
const figures = { figures: true };

const assets = [
  asset.accessor('name', { header: 'Machine', cell: (cell) => <Untrusted value={cell.getValue()} /> }),
  asset.accessor('id', { header: 'Id', cell: (cell) => <Untrusted value={cell.getValue()} mono /> }),
  asset.accessor('account', { header: 'Account', cell: (cell) => (cell.getValue() === '' ? 'not known' : <Untrusted value={cell.getValue()} mono />) }),
  asset.accessor('first_seen', { header: 'Known since', cell: (cell) => <When time={cell.getValue()} />, meta: figures }),
];

const accounts = [
  account.accessor('account', { header: 'Account', cell: (cell) => <Untrusted value={cell.getValue()} mono /> }),
  account.accessor('flows', { header: 'Flows in it', cell: (cell) => count(cell.getValue()), meta: figures }),
  account.accessor('as_actor', { header: 'Acts elsewhere', cell: (cell) => count(cell.getValue()), meta: figures }),
  account.accessor('last_seen', { header: 'Last seen', cell: (cell) => <When time={cell.getValue()} />, meta: figures }),
];

/** What exists, by other logs, and has no log of its own. */
export function NotCovered({ report }: { report: CoverageReport }) {
  const shown = report.assets.length < report.uncovered_assets ? `the first ${count(report.assets.length)} of ${count(report.uncovered_assets)}` : count(report.uncovered_assets);
  return (
    <>
      <Panel title="Machines without flow logs" note={shown} flush>
        {report.assets.length === 0 ? (
          <Empty title="None is known">Every machine that an audit log spoke of has flow records.</Empty>
        ) : (
          <DataTable label="Machines without flow logs" rows={report.assets} columns={assets} sortable testId="asset-gap" />
        )}
      </Panel>
      <Panel title="Accounts without an audit log" note={count(report.accounts.length)} flush>
        {report.accounts.length === 0 ? (
          <Empty title="None is known">Every account that acts or has flows has an audit log.</Empty>
        ) : (
          <DataTable label="Accounts without an audit log" rows={report.accounts} columns={accounts} sortable testId="account-gap" />
        )}
      </Panel>
    </>
  );
}
