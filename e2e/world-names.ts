import type { Database } from '#server/db/database.ts';
import type { Person, WorldOffering } from './world.ts';

export async function renamePerson(db: Database, person: Person, first: string, last: string): Promise<void> {
  await db.query('update users set first_name = $2, last_name = $3 where uuid = $1', [person.uuid, first, last]);
}

export async function renameOffering(db: Database, offering: WorldOffering, name: string): Promise<void> {
  await db.query('update offerings set name = $2 where uuid = $1', [offering.uuid, name]);
}
