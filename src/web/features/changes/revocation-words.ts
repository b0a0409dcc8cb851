export type Voice = 'operator' | 'owner';

interface Words {
  title: string;
  verb: string;
  /** The notice afterwards. */
  done: (person: string, offering: string) => string;
  ended: string;
}

export const WORDS: Record<Voice, Words> = {
  operator: {
    title: 'Revoke consent?',
    verb: 'Revoke consent',
    done: (person, offering) => `Revoked the consent of ${person} to ${offering}.`,
    ended: 'revoked',
  },
  owner: {
    title: 'Withdraw consent?',
    verb: 'Withdraw consent',
    done: (_person, offering) => `You withdrew your consent to ${offering}.`,
    ended: 'withdrawn',
  },
};

interface Situation {
  person: string;
  offering: string;
  /** Whether the person is the one who reads this. */
  own: boolean;
  /** Whether the deployment makes access depend on consent; `null` when it does not say. */
  enforced: boolean | null;
}

/** What follows for access. Claims no more than Waldur does: its switch gates access and what the provider sees, or nothing. */
function consequence({ person, offering, own, enforced }: Situation): string {
  const who = own ? 'You' : person;
  if (enforced === false)
    return `Access to resources of ${offering} stays as it is, since it does not depend on consent here.`;
  const access = `${who} may lose access to resources of ${offering}`;
  if (enforced === null) return `${access}, if access depends on consent here; the server does not say.`;
  return `${access}, and its provider may no longer see ${own ? 'you' : person} among its users.`;
}

/** One sentence on what follows and one on the way back. */
export function consequences(situation: Situation): string[] {
  const back = situation.own
    ? 'You can accept again at any time.'
    : `Only ${situation.person} can consent again; nobody else can do it for them.`;
  return [consequence(situation), back];
}
