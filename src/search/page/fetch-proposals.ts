/** Fetches what the search page does without until somebody comes to its field. */
import { fetchWhole } from '../shared/handed-over.ts';
import proposalsFile from './proposals-file.ts?worker&url';
import type { connectProposals } from './views/proposals.ts';

/** @throws TypeError where it does not come */
export const fetchProposals = (): Promise<typeof connectProposals> => fetchWhole(proposalsFile, 'search-proposals');
