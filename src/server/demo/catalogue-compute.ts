import type { OrganisationEntry } from './catalogue.ts';

/** Organisations that offer computing: clusters, clouds, quantum and AI. */
export const COMPUTE_ORGANISATIONS: OrganisationEntry[] = [
  {
    name: 'Nordlys Supercomputing Centre',
    offerings: [
      ['Aurora CPU Partition', 'hpc', 'three', 'Two thousand nodes for tightly coupled simulations.'],
      ['Aurora GPU Partition', 'hpc', 'grace', 'Accelerated nodes for training and molecular dynamics.'],
      ['Aurora Large Memory', 'hpc', 'single', 'Nodes with up to 8 TB of memory for graph and genome work.'],
      ['Fjord Object Storage', 'storage', 'two', 'S3-compatible storage next to the cluster.'],
      ['Nordlys Interactive Desktops', 'notebooks', 'single', 'Remote desktops with pre- and post-processing tools.'],
      ['Visualisation on Demand', 'notebooks', 'link', 'Remote rendering of large simulation results.'],
      ['Nordlys Course Accounts', 'hpc', 'retired', 'Short-lived accounts for training events.'],
    ],
  },
  {
    name: 'Baltic Research Cloud',
    offerings: [
      ['Virtual Machines Tallinn', 'cloud', 'expired', 'Self-service virtual machines in the northern zone.'],
      ['Virtual Machines Riga', 'cloud', 'two', 'Self-service virtual machines in the central zone.'],
      ['Managed Kubernetes', 'cloud', 'reconsent', 'Clusters with automatic upgrades and shared ingress.'],
      ['Managed PostgreSQL', 'data', 'single', 'Databases with point-in-time recovery.'],
      ['Amber Backup', 'storage', 'dated', 'Encrypted off-site copies with a year of history.'],
      ['GPU Virtual Machines', 'ai', 'grace', 'Whole and sliced accelerators for one project.'],
      ['Secure Enclave for Sensitive Data', 'cloud', 'three', 'Isolated desktops for data under legal protection.'],
    ],
  },
  {
    name: 'Alpine Institute for Computing',
    offerings: [
      ['Matterhorn HPC', 'hpc', 'expired', 'General purpose cluster for national research.'],
      ['Matterhorn HPC – Testing Queue', 'hpc', 'single', 'Small jobs with a short waiting time.'],
      ['Edelweiss Notebooks', 'notebooks', 'two', 'Jupyter and RStudio in the browser.'],
      ['Gletscher Archive', 'storage', 'dated', 'Tape archive with two copies in two valleys.'],
      ['Weather and Climate Workflows', 'data', 'single', 'Prepared model chains with current boundary data.'],
      ['Alpine Container Registry', 'cloud', 'link', 'Signed images with vulnerability reports.'],
    ],
  },
  {
    name: 'Łódź–Brno Quantum Testbed',
    offerings: [
      ['Qubit Access 54', 'hpc', 'reconsent', 'Shared hours on a 54-qubit superconducting device.'],
      ['Trapped Ion Sandbox', 'hpc', 'single', 'A small device with all-to-all connectivity.'],
      ['Quantum Circuit Simulator', 'notebooks', 'blank', 'Noise-aware simulation of up to 40 qubits.'],
      ['Photonics Early Access', 'hpc', 'none', 'By invitation while the device is being calibrated.'],
      ['Hybrid Job Scheduler', 'cloud', 'two', 'Runs classical and quantum steps as one job.'],
    ],
  },
  {
    name: 'Carpathian AI Factory',
    offerings: [
      ['Language Model Inference', 'ai', 'grace', 'Open-weight language models behind one interface.'],
      ['Model Training Pods', 'ai', 'expired', 'Eight accelerators and fast scratch for a week.'],
      ['Speech Transcription', 'ai', 'three', 'Recordings of interviews to text in 24 languages.'],
      ['Annotation Studio', 'ai', 'single', 'Labelling of images and texts in teams.'],
      ['Federated Learning Hub', 'ai', 'reconsent', 'Joint training in which no data leave the sites.'],
      ['Vector Search', 'ai', 'blank', 'Managed indexes for embeddings.'],
      ['Image Generation Playground', 'ai', 'archived', 'Closed in spring; existing results can be fetched.'],
    ],
  },
  {
    name: 'Adria Grid Initiative',
    offerings: [
      ['High Throughput Computing', 'hpc', 'two', 'Millions of independent jobs over nine sites.'],
      ['Grid Storage Element Split', 'storage', 'single', 'Replicated storage for experiments.'],
      ['Software Distribution Service', 'cloud', 'link', 'Read-only file system for scientific software.'],
      ['Workload Manager', 'cloud', 'dated', 'One submission point for the whole federation.'],
      ['Cloud Credits for Small Institutes', 'cloud', 'draft', 'Not open yet.'],
    ],
  },
];
