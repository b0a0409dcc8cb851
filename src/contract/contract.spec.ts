import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { generated } from '../tools/generate.js';

interface Operation {
  operationId?: string;
  tags?: string[];
  security?: object[];
  parameters?: { $ref?: string }[];
  responses: Record<string, { headers?: object }>;
}

const text = await readFile(new URL('openapi.yaml', import.meta.url), 'utf8');
const document = parse(text) as {
  tags: { name: string }[];
  security?: object[];
  paths: Record<string, Record<string, Operation>>;
  components: { parameters: object; schemas: object };
}; // the tests below check what they rely on

const operations = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item)
    .filter(([key]) => key !== 'parameters' && !key.startsWith('x-'))
    .map(([method, operation]) => ({ name: `${method.toUpperCase()} ${path}`, path, method, operation })),
);

test('what is generated from the contract is fresh', async () => {
  for (const [name, wanted] of Object.entries(await generated())) {
    const committed = await readFile(new URL(name, import.meta.url), 'utf8');
    expect(committed === wanted, `${name} is stale; run npm run gen`).toBe(true);
  }
});

test('every path ends with a slash', () => {
  expect(Object.keys(document.paths).filter((path) => !path.endsWith('/'))).toEqual([]);
});

test('every operation has an id of its own and a declared tag', () => {
  const tags = document.tags.map(({ name }) => name);
  const ids = operations.map(({ operation }) => operation.operationId);
  expect(new Set(ids).size).toBe(operations.length);
  for (const { name, operation } of operations) {
    expect(operation.operationId, name).toBeTruthy();
    expect(tags, name).toContain(operation.tags?.[0]);
  }
});

test('every operation states its security, and a secured one declares 401', () => {
  expect(document.security).toEqual([{ tokenAuth: [] }]);
  const open = operations.filter(({ operation }) => operation.security?.length === 0);
  expect(open.map(({ operation }) => operation.operationId).sort()).toEqual([
    'auth_password',
    'auth_provider_complete',
    'auth_provider_init',
    'auth_token_exchange',
    'configuration_retrieve',
    'identity_providers_count',
    'identity_providers_list',
    'schema_retrieve',
  ]);
  for (const { name, operation } of operations) {
    if (!open.some((one) => one.operation === operation)) expect(operation.responses, name).toHaveProperty('401');
  }
});

test('every list can be counted with the same filters, and both say so in their headers', () => {
  const lists = operations.filter(({ operation }) => operation.operationId?.endsWith('_list'));
  expect(lists.length).toBeGreaterThan(5);
  for (const { name, path, operation } of lists) {
    const count = document.paths[path]?.['head'];
    expect(count?.operationId, name).toBe(operation.operationId?.replace(/_list$/, '_count'));
    expect(count?.parameters, name).toEqual(operation.parameters);
    for (const { responses } of [operation, count ?? operation]) {
      expect(Object.keys(responses['200']?.headers ?? {}), name).toEqual(['X-Result-Count', 'Link']);
    }
  }
});

test('what changes something says what may be refused', () => {
  const changes = operations.filter(({ method }) => ['put', 'patch', 'delete'].includes(method));
  for (const { name, operation } of changes) {
    expect(operation, name).toHaveProperty('x-permission');
    expect(operation.responses, name).toHaveProperty('403');
    expect(operation.responses, name).toHaveProperty('404');
  }
});

test('additions to Waldur are marked, and no others', () => {
  const marked: string[] = [];
  const look = (value: unknown, path: string) => {
    if (typeof value !== 'object' || value === null) return;
    if ('x-addition' in value) marked.push(`${path}: ${value['x-addition']}`);
    for (const [key, inner] of Object.entries(value)) look(inner, path === '' ? key : `${path}.${key}`);
  };
  const { parameters, schemas } = document.components;
  look(parameters, '');
  look(schemas, '');
  expect(marked).toEqual([
    'OfferingUuids: repeated',
    'UserUuids: repeated',
    'AgreementDateAfter: true',
    'AgreementDateBefore: true',
    'RevocationDateAfter: true',
    'RevocationDateBefore: true',
    'WithTotal: true',
    'ByAttention: true',
    'UserKeyword: older releases',
    'UserOfferingConsent.properties.granted_date: true',
    'UserOfferingConsent.properties.text_sha256: true',
    'UserOfferingConsentCreate.properties.uuid: true',
    'OfferingTermsOfService.properties.activated: true',
    'Offering.properties.collected_attributes: true',
    'Offering.properties.consents: true',
    'Event.properties.context.properties.text_sha256: true',
  ]);
});
