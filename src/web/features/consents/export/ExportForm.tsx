import { Plural, Trans, useLingui } from '@lingui/react/macro';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormGroup from '@mui/material/FormGroup';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import Stack from '@mui/material/Stack';
import FileDown from 'lucide-react/icons/file-down';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { paths } from '#web/app/paths.ts';
import { useIsHydrated } from '#web/lib/page/hydration.ts';
import { useFormats } from '#web/lib/visitor.tsx';
import { DescriptionList } from '#web/ui/DescriptionList.tsx';
import { MaskNote } from '#web/ui/MaskNote.tsx';
import { Section } from '#web/ui/Section.tsx';
import { EXPORT_FIELDS, PERSONAL_FIELDS, type FieldId } from './fields.ts';
import { FORMATS, type FormatId } from './formats.ts';

export interface ExportChoice {
  format: FormatId;
  fields: FieldId[];
  /** An IANA name. */
  zone: string;
}

interface ExportFormProps {
  /** In words; none for all consents. */
  filters: readonly string[];
  /** How many match; `undefined` while that is not known. */
  count: number | undefined;
  failed: boolean;
  /** It is not known what the filters leave, so that nothing begins. */
  isUncertain: boolean;
  /** The list's search, for the way back to its filters. */
  change: string;
  onStart: (choice: ExportChoice) => void;
}

const isFormat = (value: string): value is FormatId => Object.hasOwn(FORMATS, value);

/** What is exported, and how it is written. */
export function ExportForm({ filters, count, failed, isUncertain, change, onStart }: ExportFormProps) {
  const { t } = useLingui();
  const { zone: ownZone } = useFormats();
  // Before the first visit the server does not know the visitor's time zone.
  const isHydrated = useIsHydrated();
  const [format, setFormat] = useState<FormatId>('csv');
  const [fields, setFields] = useState<readonly FieldId[]>(EXPORT_FIELDS.map(({ id }) => id));
  const [inUtc, setInUtc] = useState(false);
  const zone = inUtc ? 'UTC' : ownZone;
  return (
    <Section title={t`New export`}>
      <Stack
        component="form"
        spacing={2.5}
        onSubmit={(event) => {
          event.preventDefault();
          onStart({ format, fields: [...fields], zone });
        }}
      >
        <DescriptionList
          items={[
            {
              term: t`Consents`,
              value: <Matching count={count} failed={failed} />,
              note: <Trans>All of them are exported, however many there are.</Trans>,
            },
            {
              term: t`Filters`,
              value: (
                <>
                  {filters.length > 0 ? filters.join(' · ') : <Trans>None: all consents that you may see</Trans>}{' '}
                  <Link to={paths.consents(change)}>
                    <Trans>Change in the list</Trans>
                  </Link>
                </>
              ),
            },
          ]}
        />
        <Choice label={t`Format`}>
          <RadioGroup
            row
            aria-label={t`Format`}
            value={format}
            onChange={({ target }) => isFormat(target.value) && setFormat(target.value)}
          >
            <Option value="csv" label={t`CSV, for spreadsheets`} />
            <Option value="jsonl" label={t`JSON Lines, for programs`} />
          </RadioGroup>
        </Choice>
        <FieldChoice fields={fields} onChange={setFields} />
        <Choice label={t`Time zone of dates`}>
          <RadioGroup
            row
            aria-label={t`Time zone of dates`}
            value={inUtc ? 'UTC' : 'own'}
            onChange={({ target }) => setInUtc(target.value === 'UTC')}
          >
            <Option value="own" label={isHydrated ? t`${ownZone}, with the offset in each date` : t`Your own`} />
            <Option value="UTC" label={t`UTC`} />
          </RadioGroup>
        </Choice>
        <MaskNote on="file" />
        <Box>
          <Button
            type="submit"
            variant="contained"
            startIcon={<FileDown size={16} aria-hidden />}
            disabled={count === 0 || isUncertain}
          >
            <Trans>Start export</Trans>
          </Button>
        </Box>
      </Stack>
    </Section>
  );
}

function Matching({ count, failed }: { count: number | undefined; failed: boolean }) {
  const formats = useFormats();
  if (count !== undefined) return <strong>{formats.count(count)}</strong>;
  return failed ? <Trans>They could not be counted now.</Trans> : <Trans>Counting…</Trans>;
}

function Choice({ label, children }: { label: string; children: ReactNode }) {
  return (
    <FormControl component="fieldset">
      <FormLabel component="legend">{label}</FormLabel>
      {children}
    </FormControl>
  );
}

function Option({ value, label }: { value: string; label: string }) {
  return <FormControlLabel value={value} label={label} control={<Radio size="small" />} />;
}

interface FieldChoiceProps {
  fields: readonly FieldId[];
  onChange: (fields: readonly FieldId[]) => void;
}

/** The columns; the uuid is always among them, since nothing else tells one consent from another. */
function FieldChoice({ fields, onChange }: FieldChoiceProps) {
  const { t, i18n } = useLingui();
  const choose = (wanted: (id: FieldId) => boolean) =>
    onChange(EXPORT_FIELDS.map(({ id }) => id).filter((id) => id === 'uuid' || wanted(id)));
  const isPersonal = (id: FieldId) => PERSONAL_FIELDS.some((personal) => personal === id);
  const count = fields.length;
  return (
    <Choice label={t`Columns`}>
      <FormGroup sx={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(11.5rem, 1fr))' }}>
        {EXPORT_FIELDS.map(({ id, label }) => (
          <FormControlLabel
            key={id}
            label={i18n._(label)}
            disabled={id === 'uuid'}
            control={
              <Checkbox
                size="small"
                checked={fields.includes(id)}
                onChange={() => choose((each) => fields.includes(each) !== (each === id))}
              />
            }
          />
        ))}
      </FormGroup>
      <Stack direction="row" sx={{ flexWrap: 'wrap', alignItems: 'center', gap: 1, mt: 0.5 }}>
        <Button variant="outlined" color="inherit" onClick={() => choose(() => true)}>
          <Trans>All columns</Trans>
        </Button>
        <Button variant="outlined" color="inherit" onClick={() => choose((id) => !isPersonal(id))}>
          <Trans>Without personal data</Trans>
        </Button>
        <Box component="output" sx={{ color: 'text.secondary' }}>
          <Plural value={count} one="# column" other="# columns" />
        </Box>
      </Stack>
    </Choice>
  );
}
