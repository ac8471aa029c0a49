/** Generate: works out the committed vectors again. It refuses an answer that needs another version. */
import { committedSource } from '../../../conformance/vector-set/committed.js';
import { writeSet } from './write.js';

writeSet(committedSource());
