import { Trans, useLingui } from '@lingui/react/macro';
import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { styled } from '@mui/material/styles';
import { useId, useState } from 'react';
import { isolate } from '#web/lib/text/isolate.ts';
import { recordText } from '#web/lib/text/json.ts';
import { isMasked, masked } from '#web/lib/mask/masking.ts';
import { useFormats } from '#web/lib/visitor.tsx';
import { DescriptionList } from '#web/ui/DescriptionList.tsx';
import { Section } from '#web/ui/Section.tsx';
import { Comparison } from './Comparison.tsx';
import { readManifest, type Manifest } from './manifest.ts';
import { canBeCompared, verify, type Finding, type Verification } from './verify.ts';

interface Checked {
  file: File;
  manifest: Manifest;
  verification: Verification;
}

/** Checks a file that was exported before against its manifest, and compares it with what is there now. */
export function EarlierExports({ seesAll }: { seesAll: boolean }) {
  const { t } = useLingui();
  const [file, setFile] = useState<File>();
  const [manifest, setManifest] = useState<File>();
  const [problem, setProblem] = useState<string>();
  const [checked, setChecked] = useState<Checked>();
  const [busy, setBusy] = useState(false);
  const choose = (set: (file: File | undefined) => void) => (chosen: File | undefined) => {
    set(chosen);
    setChecked(undefined);
    setProblem(undefined);
  };
  const check = async () => {
    setChecked(undefined);
    setProblem(undefined);
    if (!file) return setProblem(t`Choose the file that was exported.`);
    if (!manifest) return setProblem(t`Choose the manifest of that file; its name ends in .manifest.json.`);
    setBusy(true);
    try {
      const read = masked(readManifest(await recordText(manifest)));
      if (!read) return setProblem(t`${isolate(manifest.name)} is not the manifest of an export.`);
      setChecked({ file, manifest: read, verification: await verify(file, read) });
    } catch {
      setProblem(t`The files could not be read. Choose them again.`);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Section title={t`Verify an export`}>
      <Stack spacing={2}>
        <Typography>
          <Trans>
            Whether a file is still what was exported, byte by byte, and what has changed since then. The files stay in
            this browser.
          </Trans>
        </Typography>
        <Stack
          component="form"
          spacing={1.5}
          onSubmit={(event) => {
            event.preventDefault();
            if (!busy) void check();
          }}
        >
          <FileField label={t`Export file`} accept=".csv,.jsonl" onChange={choose(setFile)} />
          <FileField label={t`Manifest`} accept=".json" onChange={choose(setManifest)} />
          {problem && <Alert severity="error">{problem}</Alert>}
          <Box>
            <Button type="submit" variant="outlined" color="inherit" aria-disabled={busy}>
              {busy ? <Trans>Verifying…</Trans> : <Trans>Verify</Trans>}
            </Button>
          </Box>
        </Stack>
        {checked && <Verified {...checked} />}
        {checked?.verification.differs.length === 0 && (
          <Comparison key={checked.verification.sha256} {...checked} seesAll={seesAll} />
        )}
      </Stack>
    </Section>
  );
}

interface FileFieldProps {
  label: string;
  accept: string;
  onChange: (file: File | undefined) => void;
}

/** The browser's own, with a button like ours. */
const FileInput = styled('input')(({ theme }) => ({
  font: 'inherit',
  minWidth: 0,
  color: theme.vars.palette.text.secondary,
  '&::file-selector-button': {
    minHeight: '2.125rem',
    marginInlineEnd: 12,
    paddingInline: 12,
    font: 'inherit',
    fontWeight: 600,
    color: theme.vars.palette.text.primary,
    background: 'none',
    border: `1px solid ${theme.vars.palette.text.disabled}`,
    borderRadius: theme.vars.shape.borderRadius,
    cursor: 'pointer',
  },
}));

function FileField({ label, accept, onChange }: FileFieldProps) {
  const id = useId();
  return (
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: { sm: '8.25rem minmax(0, 1fr)' },
        gap: '4px 16px',
        alignItems: 'center',
      }}
    >
      <Typography component="label" htmlFor={id} color="text.secondary">
        {label}
      </Typography>
      <FileInput id={id} type="file" accept={accept} onChange={({ target }) => onChange(target.files?.[0])} />
    </Box>
  );
}

/** What the check has found; a comparison goes on only from a file that is what it says. */
function Verified({ file, manifest, verification }: Checked) {
  const { t } = useLingui();
  const formats = useFormats();
  const { differs, bytes, rows } = verification;
  const labels: Record<Finding, string> = {
    bytes: t`its size, ${formats.count(bytes)} bytes instead of ${formats.count(manifest.bytes)}`,
    sha256: t`its SHA-256`,
    rows:
      rows === undefined
        ? t`its rows, which cannot be read`
        : t`its rows, ${formats.count(rows)} instead of ${formats.count(manifest.rows)}`,
    fields: t`its columns`,
  };
  const found = formats.allOf(differs.map((finding) => labels[finding]));
  const name = isolate(file.name);
  const at = new Date(manifest.started);
  // Words name people, and do not say where.
  const filterWords =
    isMasked() && manifest.filters.query.user_uuid !== undefined ? '•••' : manifest.filters.words.join(' · ');
  const person = isolate(manifest.exported_by.username);
  return (
    <>
      <Alert severity={differs.length === 0 ? 'success' : 'error'}>
        <AlertTitle>
          {differs.length === 0 ? (
            <Trans>{name} is exactly what was exported</Trans>
          ) : (
            <Trans>{name} is not what was exported</Trans>
          )}
        </AlertTitle>
        {differs.length > 0 && <Trans>It differs in {found}.</Trans>}
      </Alert>
      <DescriptionList
        items={[
          { term: t`Exported`, value: t`${formats.bothZones(at)}, by ${person}` },
          { term: t`From`, value: <bdi>{manifest.server}</bdi> },
          { term: t`Filters`, value: filterWords || t`None` },
          { term: t`Rows`, value: formats.count(manifest.rows) },
        ]}
      />
      {differs.length === 0 && !canBeCompared(manifest) && (
        <Alert severity="info">
          <Trans>It cannot be compared with now: that takes the columns Consent UUID, Version and State.</Trans>
        </Alert>
      )}
    </>
  );
}
