/** The proposals as one file. */
import { handOver } from '../shared/handed-over.ts';
import { connectProposals } from './views/proposals.ts';

handOver('search-proposals', connectProposals);
