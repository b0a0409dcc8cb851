import type { OrganisationEntry } from './catalogue.ts';

/** Organisations that offer data, storage and tools around them. */
export const DATA_ORGANISATIONS: OrganisationEntry[] = [
  {
    name: 'Low Countries Storage Federation',
    offerings: [
      ['Research Drive', 'storage', 'reconsent', 'Sync and share for project teams, with guests.'],
      ['Polder Object Store', 'storage', 'two', 'Replicated object storage in three places.'],
      ['Long-Term Preservation Vault', 'storage', 'three', 'Certified preservation for thirty years.'],
      ['Fast Transfer Nodes', 'storage', 'single', 'Endpoints for moving many terabytes.'],
      ['Data Version Control', 'data', 'two', 'History and diffs for large data sets.'],
      ['Persistent Identifiers', 'data', 'dated', 'Handles and DOIs with an interface for machines.'],
    ],
  },
  {
    name: 'Rhine Valley Life Sciences Hub',
    offerings: [
      ['Genome Analysis Workbench', 'notebooks', 'grace', 'Prepared workflows for sequencing data.'],
      ['Federated Genome Archive', 'data', 'expired', 'Controlled access to human genomes.'],
      ['Protein Structure Prediction', 'ai', 'two', 'Structure prediction without a queue of your own.'],
      ['Electronic Lab Notebook', 'notebooks', 'three', 'Signed and time-stamped records of experiments.'],
      ['Cohort Browser', 'data', 'single', 'Counts and distributions over consented cohorts.'],
      ['Bioimage Repository', 'data', 'link', 'Microscopy images with rich metadata.'],
    ],
  },
  {
    name: 'Atlantic Ocean Data Centre',
    offerings: [
      ['Sea Surface Data Cube', 'data', 'two', 'Forty years of satellite products on one grid.'],
      ['Float and Glider Feed', 'data', 'single', 'Quality-controlled profiles within the hour.'],
      ['Tide Notebook', 'notebooks', 'dated', 'Notebooks beside the data, nothing to download.'],
      ['Acoustic Monitoring Archive', 'storage', 'blank', 'Underwater recordings since 1998.'],
      ['Ocean Forecast Interface', 'data', 'paused', 'Ten-day forecasts; paused for a new model version.'],
    ],
  },
  {
    name: 'Hellenic Research Network Services',
    offerings: [
      ['Video Meetings', 'collaboration', 'two', 'Meetings and webinars with recording on request.'],
      ['Federated Identity Proxy', 'collaboration', 'expired', 'Sign-in with the account of your own institution.'],
      ['Group Management', 'collaboration', 'single', 'Membership and roles for virtual organisations.'],
      ['Mailing Lists', 'collaboration', 'blank', 'Lists with archives and moderation.'],
      ['Aegean Compute', 'cloud', 'single', 'Virtual machines for Greek universities.'],
      ['Υπηρεσία Αποθετηρίου', 'data', 'link', 'Institutional repository, in Greek.'],
    ],
  },
  {
    name: 'Institute for Earth Observation',
    offerings: [
      ['Satellite Image Processing', 'data', 'reconsent', 'On-demand processing beside the archive.'],
      ['Land Cover Notebooks', 'notebooks', 'two', 'Teaching notebooks with sample scenes.'],
      ['Radar Time Series', 'data', 'three', 'Analysis-ready backscatter since 2014.'],
      ['Wildfire Alerts', 'data', 'single', 'Alerts by area of interest.'],
      ['Field Campaign Storage', 'storage', 'unavailable', 'Being moved to a new place.'],
      [
        'Harmonised Hyperspectral Reflectance Reprocessing and Cross-Calibration Environment for Calibration and Validation Teams (Phase 2)',
        'data',
        'dated',
        'An environment with a name as long as its acronym is short.',
      ],
    ],
  },
  {
    name: 'Open Science Skills Network',
    offerings: [
      ['Training Platform', 'collaboration', 'grace', 'Courses, exercises and certificates.'],
      ['Survey Tool', 'collaboration', 'two', 'Questionnaires stored within the region.'],
      ['Citizen Science Portal', 'collaboration', 'single', 'Projects that everybody can join.'],
      ['R', 'notebooks', 'single', 'A console with the packages of the courses.'],
      ['Preprint Server (internal)', 'data', 'private', 'For members of the network only.'],
    ],
  },
];
