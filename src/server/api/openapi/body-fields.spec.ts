import { expect, test } from 'vitest';
import { CONSENTS } from '#contract/paths.ts';
import { prepareScene } from '#server/testing/scene.ts';

const stage = prepareScene();

async function consent() {
  const { world, people } = stage.scene;
  return `${CONSENTS}${await world.consent(people.alice, await world.offering({ name: 'Cloud' }))}/`;
}

const patch = async (payload: string | Buffer, type?: string) =>
  stage.scene
    .as(stage.scene.people.staff)
    .raw('PATCH', await consent(), { payload, ...(type !== undefined && { headers: { 'content-type': type } }) });

const json = (payload: string | Buffer) => patch(payload, 'application/json');

test.each([
  ['"2.0"', '2.0'],
  ['" 2.0\\n"', '2.0'],
  ['""', ''],
  ['2', '2'],
  ['2.5', '2.5'],
  [`"${'é'.repeat(50)}"`, 'é'.repeat(50)],
  [`"${'🦊'.repeat(50)}"`, '🦊'.repeat(50)],
])('version %s is stored as text', async (text, version) => {
  expect(await json(`{"version":${text}}`)).toMatchObject({ status: 200, body: { version } });
});

test.each([
  ['null', ['This field may not be null.']],
  ['true', ['Not a valid string.']],
  ['["2"]', ['Not a valid string.']],
  ['{"a":1}', ['Not a valid string.']],
  [`"${'x'.repeat(51)}"`, ['Ensure this field has no more than 50 characters.']],
  ['"a\\u0000b"', ['Null characters are not allowed.']],
  ['"\\ud83e"', ['Surrogate characters are not allowed: U+D83E.']],
  [
    `"${'x'.repeat(51)}\\u0000"`,
    ['Ensure this field has no more than 50 characters.', 'Null characters are not allowed.'],
  ],
])('version %s is refused', async (text, messages) => {
  expect(await json(`{"version":${text}}`)).toMatchObject({ status: 400, body: { version: messages } });
});

test.each([
  ['[]', 'Invalid data. Expected a dictionary, but got list.'],
  ['"text"', 'Invalid data. Expected a dictionary, but got str.'],
  ['1', 'Invalid data. Expected a dictionary, but got int.'],
  ['1.5', 'Invalid data. Expected a dictionary, but got float.'],
  ['true', 'Invalid data. Expected a dictionary, but got bool.'],
  ['null', 'No data provided'],
])('the body %s is no dictionary', async (payload, message) => {
  expect(await json(payload)).toMatchObject({ status: 400, body: { non_field_errors: [message] } });
});

test.each(['{', '{"version": 2.0,}', 'version=2', ' ', Buffer.from([0x22, 0xff, 0x22])])(
  'malformed JSON is refused',
  async (payload) => {
    const detail: unknown = expect.stringMatching(/^JSON parse error - ./);
    expect(await json(payload)).toMatchObject({ status: 400, body: { detail } });
  },
);

test('keys that mean something to JavaScript mean nothing here', async () => {
  const response = await json('{"__proto__":{"version":"9"},"constructor":{"version":"9"}}');
  expect(response).toMatchObject({ status: 200, body: { version: '1.0' } });
});

test('forms are read as JSON is', async () => {
  const form = await patch('version=+2.0+&other=1', 'application/x-www-form-urlencoded; charset=utf-8');
  expect(form).toMatchObject({ status: 200, body: { version: '2.0' } });
  const part = '--x\r\nContent-Disposition: form-data; name="version"\r\n\r\n3.0\r\n--x--\r\n';
  expect(await patch(part, 'multipart/form-data; boundary=x')).toMatchObject({ status: 200, body: { version: '3.0' } });
  const file = part.replace('name="version"', 'name="version"; filename="v.txt"');
  expect(await patch(file, 'multipart/form-data; boundary=x')).toMatchObject({
    status: 400,
    body: { version: ['Not a valid string.'] },
  });
});

test('what is echoed holds no half of a character', async () => {
  const { as, people } = stage.scene;
  const response = await as(people.staff).raw('POST', CONSENTS, {
    payload: '{"offering":"\\ud83d"}',
    headers: { 'content-type': 'application/json' },
  });
  expect(response).toMatchObject({
    status: 400,
    body: { offering: ['Object with uuid=\ufffd does not exist.'] },
  });
});

test('a multipart body that does not follow its boundary is refused', async () => {
  const detail: unknown = expect.stringMatching(/^Multipart form parse error - ./);
  expect(await patch('nonsense', 'multipart/form-data; boundary=x')).toMatchObject({ status: 400, body: { detail } });
  expect(await patch('nonsense', 'multipart/form-data')).toMatchObject({ status: 400, body: { detail } });
});

test.each(['text/plain', 'application/xml; charset=utf-8', ''])('a body of type "%s" is not read', async (type) => {
  expect(await patch('version=2', type)).toMatchObject({
    status: 415,
    body: { detail: `Unsupported media type "${type}" in request.` },
  });
});

test('no body is an empty one, whatever its type is said to be', async () => {
  for (const type of [undefined, 'application/json', 'text/plain']) {
    expect(await patch('', type)).toMatchObject({ status: 200, body: { version: '1.0' } });
  }
});

test('a body above the limit is refused without being read', async () => {
  expect(await json(`{"version":"${'x'.repeat(1_100_000)}"}`)).toMatchObject({
    status: 413,
    body: { detail: 'Request body is too large; at most 1 MiB is read.' },
  });
});
