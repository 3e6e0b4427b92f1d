/** `study.ts` as one file. */
import { handOver } from '../shared/handed-over.ts';
import { citeCopies, copyRow } from './copy.ts';
import { connectTable } from './table.ts';

handOver('search-study', { citeCopies, copyRow, connectTable });
