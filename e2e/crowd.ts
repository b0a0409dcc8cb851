import { randomUUID } from 'node:crypto';
import type { Database } from '#server/db/database.ts';
import type { World, WorldOffering } from './world.ts';

/** As many people who consented to one offering, whose names tell their order; the uuids of their consents. */
export async function addCrowd(
  db: Database,
  { tag }: World,
  offering: WorldOffering,
  count: number,
): Promise<string[]> {
  const uuids: string[] = [];
  await db.transaction(async (tx) => {
    for (let index = 0; index < count; index += 1) {
      const [user, consent] = [randomUUID(), randomUUID()];
      const name = String(index).padStart(3, '0');
      await tx.query(
        `insert into users (uuid, username, first_name, last_name, email, is_staff, is_support, date_joined)
         values ($1, $2, $3, $4, $5, false, false, '2024-01-01')`,
        [user, `crowd-${name}-${tag}`, `Kim ${name}`, `Crowd ${tag}`, `crowd-${name}-${tag}@example.org`],
      );
      await tx.query(
        `insert into consents (uuid, user_id, offering_id, agreement_date, version, modified)
         select $1, users.id, offerings.id, $4::timestamptz, '1.0', $4::timestamptz
         from users, offerings where users.uuid = $2 and offerings.uuid = $3`,
        [consent, user, offering.uuid, new Date(Date.UTC(2025, 0, 1, 0, index))],
      );
      uuids.push(consent);
    }
  });
  return uuids;
}
