import { shareInterval } from '../../../core/metrics/share-interval.ts';
import { detectorRecord } from '../../../core/tuning/detector-record.ts';
import { oncePerMeasured } from '../once-per-measured.ts';
import { replayCatalogue } from '../replay-catalogue.ts';
import type { Dataset } from './dataset.ts';

/** Links that the detector makes by today's rules, of one month; shares with their 95 % interval by Wilson. */
export type DetectorRow = {
	readonly month: string;
	readonly said: number;
	readonly right: number;
	readonly precision: number | undefined;
	readonly precision_low: number | undefined;
	readonly precision_high: number | undefined;
	readonly explained: number;
	readonly found: number;
	readonly recall: number | undefined;
	readonly recall_low: number | undefined;
	readonly recall_high: number | undefined;
};

/** Precision and recall of cause and duplicate links by month, over the life of the repository. */
export const makeDetector = oncePerMeasured((measured): Dataset<DetectorRow> => {
	const replayed = replayCatalogue(measured.catalogue);
	const months = replayed ? detectorRecord(replayed.replay, replayed.recorded, measured.zone) : [];
	return {
		name: 'detector',
		title: 'Record of the detector',
		about:
			'One row a month of first alerts, every month with a reviewed incident: what explains an incident, as today’s rules would have said over the whole archive, held against what people say.',
		columns: [
			{ key: 'month', label: 'Month', unit: 'text' },
			{ key: 'said', label: 'Links made', unit: 'count' },
			{ key: 'right', label: 'Right', unit: 'count' },
			{ key: 'precision', label: 'Precision', unit: 'share' },
			{ key: 'precision_low', label: 'at least', unit: 'share', isOnlyInFiles: true },
			{ key: 'precision_high', label: 'at most', unit: 'share', isOnlyInFiles: true },
			{ key: 'explained', label: 'Explained', unit: 'count' },
			{ key: 'found', label: 'Found', unit: 'count' },
			{ key: 'recall', label: 'Recall', unit: 'share' },
			{ key: 'recall_low', label: 'at least', unit: 'share', isOnlyInFiles: true },
			{ key: 'recall_high', label: 'at most', unit: 'share', isOnlyInFiles: true },
		],
		rows: months.map(({ month, said, right, explained, found }) => {
			const [precision, recall] = [shareInterval(right, said), shareInterval(found, explained)];
			return {
				...{ month, said, right },
				precision: precision?.share,
				precision_low: precision?.low,
				precision_high: precision?.high,
				...{ explained, found },
				recall: recall?.share,
				recall_low: recall?.low,
				recall_high: recall?.high,
			};
		}),
	};
});
