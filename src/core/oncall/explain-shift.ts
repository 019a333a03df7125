import type { Schedule } from '../records/schedule.ts';
import type { ShiftReason } from './shift.ts';

/** Why somebody has a shift, in words: `turn 63 of a weekly rotation (layer 1)`, `override 2 for @rina: Eid al-Fitr`. */
export function explainShift(why: ShiftReason, schedule: Pick<Schedule, 'layers'>): string {
	switch (why.reason) {
		case 'rotation': {
			const layer = schedule.layers[why.layer];
			const kind = layer ? rotationWords(layer.rotation) : 'rotation';
			return `turn ${why.turn} of ${kind} (layer ${why.layer + 1})`;
		}
		case 'swap':
			return `swap ${why.entry + 1} with ${why.insteadOf}${noteOf(why)}`;
		case 'override':
			return `override ${why.entry + 1}${why.insteadOf ? ` for ${why.insteadOf}` : ''}${noteOf(why)}`;
		default:
			return why satisfies never;
	}
}

function noteOf({ note }: { readonly note?: string }): string {
	return note === undefined ? '' : `: ${note}`;
}

function rotationWords({ every, length = 1 }: Schedule['layers'][number]['rotation']): string {
	switch (every) {
		case 'day':
			return 'a daily rotation';
		case 'week':
			return 'a weekly rotation';
		case 'days':
		case 'hours':
			return `a rotation of ${length} ${length === 1 ? every.slice(0, -1) : every}`;
		default:
			return every satisfies never;
	}
}
