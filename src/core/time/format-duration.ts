const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];

/** A duration in milliseconds as people say it, in at most two units: `34 s`, `46 min`, `3 h 12 min`, `2 d 4 h`; the sign is kept. */
export function formatDuration(ms: number): string {
	if (ms < 0) return `−${formatDuration(-ms)}`;
	const seconds = Math.round(ms / 1000);
	if (seconds < 60) return `${seconds} s`;
	const minutes = Math.round(ms / MINUTE);
	if (minutes < 60) return `${minutes} min`;
	if (minutes < 24 * 60) return twoUnits(minutes, 60, ['h', 'min']);
	const hours = Math.round(ms / HOUR);
	return hours < 14 * 24 ? twoUnits(hours, 24, ['d', 'h']) : `${Math.round(ms / DAY)} d`;
}

function twoUnits(count: number, perUnit: number, [large, small]: readonly [string, string]): string {
	const rest = count % perUnit;
	return rest === 0 ? `${count / perUnit} ${large}` : `${Math.floor(count / perUnit)} ${large} ${rest} ${small}`;
}
