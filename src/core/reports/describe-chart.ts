import type { ReportChart } from '../records/report.ts';
import { sayTime } from './say-time.ts';

/** The numbers of a chart in words, for whoever cannot see its picture; of dots only those of the period itself. */
export function describeChart({ kind, unit, points, new_from, target }: ReportChart): string {
	const said = ([, value]: ReportChart['points'][number]) => (unit === 'ms' ? sayTime(value) : String(value));
	const fresh = points.slice(new_from);
	if (kind === 'bars') {
		const [first, last] = [points[0]?.[0] ?? '', points.at(-1)?.[0] ?? ''];
		return `${points.map(said).join(', ')} (${first} to ${last})`;
	}
	const before = new_from > 0 ? `; ${new_from} before it: ${range(points.slice(0, new_from), said)}` : '';
	const line = target === undefined ? '' : `; target ${sayTime(target)}`;
	return `${fresh.length > 0 ? fresh.map(said).join(', ') : 'none'}${before}${line}`;
}

function range(points: ReportChart['points'], said: (point: ReportChart['points'][number]) => string): string {
	const sorted = points.toSorted(([, a], [, b]) => a - b);
	const [shortest, longest] = [said(sorted[0]!), said(sorted.at(-1)!)];
	return shortest === longest ? shortest : `${shortest} to ${longest}`;
}
