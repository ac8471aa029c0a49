/** Generate: writes what the edge generates, the set of vectors. */
import { committedSource } from '../../conformance/vector-set/committed.js';
import { writeSet } from './vector-set/write.js';

writeSet(committedSource());
