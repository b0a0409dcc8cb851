import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { Link } from 'react-router-dom';
import { paths } from '#web/app/paths.ts';
import { STATE_NAMES, type ConsentState } from '#web/domain/consent-state.ts';
import { SelectField } from '#web/ui/fields/SelectField.tsx';
import { PlainTable, type PlainColumn } from '#web/ui/table/PlainTable.tsx';
import { Count } from '../../StateFigures.tsx';
import type { RankedOffering } from '../../offerings/use-attention.ts';
import { OFFERING_ORDERS, type OfferingOrder, type OfferingSort } from '../insights-search.ts';

const ORDER_NAMES = { ...STATE_NAMES, name: msg`Offering`, recent: msg`Revoked in 30 days` };

export const numberOf = (row: RankedOffering, state: ConsentState) =>
  state === 'active' ? row.active : state === 'revoked' ? row.revoked : row.needsReconsent;

interface StatesTableProps {
  rows: readonly RankedOffering[];
  /** The order that the rows have; `undefined` where no column has it. */
  sort: OfferingSort | undefined;
  onSort: (sort: OfferingSort) => void;
}

/** The consents of offerings by state, in the order of any column; on phones, where columns have no heads, by a field. */
export function StatesTable({ rows, sort, onSort }: StatesTableProps) {
  const { t, i18n } = useLingui();
  const column = (id: OfferingOrder) => ({ id, label: i18n._(ORDER_NAMES[id]), sortable: true });
  const ofState = (state: ConsentState): PlainColumn<RankedOffering> => ({
    ...column(state),
    number: true,
    render: (row) => <Count count={numberOf(row, state)} search={`?offering=${row.uuid}&state=${state}`} />,
  });
  const choose = (next: string) => {
    const order = OFFERING_ORDERS.find((each) => next === each || next === `-${each}`);
    if (order) onSort(next.startsWith('-') ? `-${order}` : order);
  };
  return (
    <>
      <SelectField
        inline
        label={t`Sort`}
        value={sort ?? ''}
        options={[
          ...(sort === undefined ? [{ value: '' as const, label: t`Most urgent` }] : []),
          ...OFFERING_ORDERS.map((order) => ({
            value: order === 'name' ? order : (`-${order}` as const),
            label: i18n._(ORDER_NAMES[order]),
          })),
        ]}
        onChange={choose}
        sx={{ display: { xs: 'inline-flex', sm: 'none' }, displayPrint: 'none', mb: 1 }}
      />
      <PlainTable
        caption={t`Consents by offering and state`}
        rows={rows}
        rowKey={({ uuid }) => uuid}
        stacked
        sort={sort ?? ''}
        onSort={choose}
        columns={[
          {
            ...column('name'),
            render: ({ uuid, offering }) => (
              <Link to={paths.offering(uuid)}>
                <bdi>{offering.name}</bdi>
              </Link>
            ),
          },
          ofState('active'),
          ofState('needs-reconsent'),
          ofState('revoked'),
          {
            ...column('recent'),
            number: true,
            render: ({ uuid, recent }) => (
              <Count count={recent} search={`?offering=${uuid}&state=revoked&sort=-revocation_date`} />
            ),
          },
        ]}
      />
    </>
  );
}
