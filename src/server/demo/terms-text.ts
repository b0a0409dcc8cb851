import type { Category } from './catalogue.ts';

export interface TermsFacts {
  offering: string;
  organisation: string;
  category: Category;
  version: string;
  /** 0 for the first version; later ones are stricter. */
  generation: number;
}

/** What a service asks for beyond the common rules, by category. */
const SPECIFIC: Record<Category, { title: string; rules: string[] }> = {
  hpc: {
    title: 'Use of computing time',
    rules: [
      'Computing time is granted to a project and may be used for the purpose named in its application only.',
      'Do not run production work on login nodes.',
      'Scratch space is not backed up; files are removed 30 days after their last use.',
      'Software that is subject to export control needs our written agreement before it is installed.',
    ],
  },
  cloud: {
    title: 'Virtual resources',
    rules: [
      'You administer your machines yourself and apply security updates within a week.',
      'Machines that endanger others are disconnected without notice.',
      'Public addresses are lent to you and return to us with the machine.',
      'Mining of crypto-currencies is forbidden.',
    ],
  },
  storage: {
    title: 'Stored data',
    rules: [
      'You remain the owner of everything you store.',
      'Quotas count all copies and versions.',
      'Sharing by public link ends after 90 days unless you renew it.',
      'When a project ends, its data stay readable for another 60 days and are then deleted.',
    ],
  },
  notebooks: {
    title: 'Interactive sessions',
    rules: [
      'Idle sessions are stopped after two hours.',
      'Only your home folder is kept between sessions.',
      'Do not put passwords or keys into notebooks that you share.',
    ],
  },
  ai: {
    title: 'Use of models',
    rules: [
      'Inputs and outputs are not used to train models.',
      'Label results as generated when you publish them.',
      'Do not use the service for decisions about persons without review by a human.',
      'Personal data of others may be entered only where the law allows it.',
    ],
  },
  data: {
    title: 'Use of data',
    rules: [
      'Cite each data set with its identifier and the date of access.',
      'Do not try to identify persons in the data.',
      'Respect the licence shown with each data set; some forbid commercial use.',
    ],
  },
  collaboration: {
    title: 'Working together',
    rules: [
      'Treat others with respect; our code of conduct applies.',
      'Recordings need the agreement of everybody present.',
      'Organisers see the names and addresses of those who take part.',
    ],
  },
};

/** The terms as HTML: sections with headings, paragraphs and lists. */
export function termsHtml(facts: TermsFacts): string {
  const sections = [scope(facts), acceptableUse(facts), specific(facts), personalData(facts), availability(facts)];
  if (facts.generation > 0) sections.push(security(facts));
  sections.push(acknowledgement(facts), liability(facts), changes(facts));
  const title = `<h2>Terms of Service of ${escape(facts.offering)}</h2>`;
  const edition = facts.version === '' ? '' : `<p><em>Version ${escape(facts.version)}</em></p>`;
  return [title, edition, ...sections.map((section, index) => numbered(index + 1, section))].filter(Boolean).join('\n');
}

interface Section {
  title: string;
  body: string;
}

function numbered(number: number, { title, body }: Section): string {
  return `<h3>${number}. ${title}</h3>\n${body}`;
}

function paragraph(text: string): string {
  return `<p>${text}</p>`;
}

function list(items: string[]): string {
  return `<ul>\n${items.map((item) => `<li>${item}</li>`).join('\n')}\n</ul>`;
}

function scope({ offering, organisation }: TermsFacts): Section {
  return {
    title: 'Scope',
    body: paragraph(
      `These terms govern the use of <strong>${escape(offering)}</strong>, a service of ${escape(organisation)} for research and education. By accepting them you enter into an agreement with ${escape(organisation)}.`,
    ),
  };
}

function acceptableUse({ generation }: TermsFacts): Section {
  const rules = [
    'Use the service for research, education or their administration.',
    'Keep your account to yourself; it must not be shared.',
    'Respect copyright, licences and the privacy of others.',
    'Report weaknesses and incidents to us without delay.',
  ];
  if (generation > 0)
    rules.push('Automated access is welcome as long as it identifies itself and keeps to the published limits.');
  return {
    title: 'Acceptable use',
    body: paragraph('When you use the service, you agree to the following:') + list(rules),
  };
}

function specific({ category, generation }: TermsFacts): Section {
  const { title, rules } = SPECIFIC[category];
  return { title, body: list(generation > 1 ? rules : rules.slice(0, -1)) };
}

function personalData({ generation, organisation }: TermsFacts): Section {
  const retention =
    generation === 0
      ? 'Records of use are kept for twelve months after your last sign-in.'
      : 'Records of use are kept for six months after your last sign-in and are then made anonymous.';
  const recipients =
    generation === 0
      ? 'They are not passed on.'
      : `They are passed on to the auditors of ${escape(organisation)} and to nobody else; a list of processors is available on request.`;
  return {
    title: 'Personal data',
    body:
      paragraph('We receive the attributes that are shown with your consent and process them to provide the service.') +
      list([retention, recipients, 'You may see, correct and take your data with you at any time.']),
  };
}

function availability({ generation }: TermsFacts): Section {
  const promise =
    generation === 0
      ? 'Maintenance is announced three working days ahead.'
      : 'Maintenance is announced ten working days ahead, and a yearly report states how often the service was available.';
  return {
    title: 'Availability and support',
    body: paragraph(`The service is offered as it is, on weekdays with support from 9 to 17. ${promise}`),
  };
}

function security({ generation }: TermsFacts): Section {
  const rules = ['Sign in with a second factor wherever your home institution offers one.'];
  if (generation > 1) rules.push('Keys that have not been used for 180 days are withdrawn.');
  return { title: 'Security', body: list(rules) };
}

function acknowledgement({ organisation }: TermsFacts): Section {
  return {
    title: 'Acknowledgement',
    body:
      paragraph('Publications that rest on the service name it, for example with this sentence:') +
      `<blockquote>This work used services provided by ${escape(organisation)}.</blockquote>`,
  };
}

function liability({ generation }: TermsFacts): Section {
  const limit =
    generation === 0
      ? 'We are liable for intent and gross negligence only.'
      : 'We are liable for intent and gross negligence, and for the breach of essential duties up to the foreseeable damage.';
  return { title: 'Liability', body: paragraph(limit) };
}

function changes({ generation }: TermsFacts): Section {
  const notice =
    generation === 0
      ? 'We announce changes of these terms by e-mail.'
      : 'We announce changes of these terms by e-mail at least 30 days ahead. Where we ask for your consent again and do not receive it in time, your access ends.';
  return {
    title: 'Changes and withdrawal',
    body: paragraph(`${notice} You can withdraw your consent at any time; what was lawful until then remains so.`),
  };
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
