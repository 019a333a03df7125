import { parentPort, workerData } from 'node:worker_threads';
import { checkedFiles } from '../../adapters/files/checked-files.ts';
import { loadCustomRules } from '../../adapters/files/custom-rules.ts';
import { checkFiles } from '../../app/check/check-files.ts';
import { shareOf } from '../../app/check/check-pool.ts';
import { createRecordStore } from '../../app/check/record-store.ts';
import { RULES } from '../../core/check/rules/index.ts';
import type { ShareRequest } from './worker-pool.ts';

const { root, now, base, files } = workerData as ShareRequest;
const store = createRecordStore(
	checkedFiles(root),
	base && { changes: base.changes, text: (path) => base.texts.get(path) },
);
const rules = [...RULES, ...(await loadCustomRules(root)).rules];
parentPort?.postMessage(shareOf(store, checkFiles(store, files, { rules, now })));
