const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });

/** A number for people, grouped by thousands: `41,000`. */
export function formatWhole(value: number): string {
	return whole.format(value);
}

/** A duration in one unit, for tables with many of them: `34 s`, `22 min`, `3.2 h`, `2.1 d`; the sign is kept. */
export function formatShort(ms: number): string {
	const [sign, length] = [ms <= -500 ? '−' : '', Math.abs(ms)];
	if (length < 60_000) return `${sign}${Math.round(length / 1_000)} s`;
	if (length < 5_400_000) return `${sign}${Math.round(length / 60_000)} min`;
	return length < 172_800_000
		? `${sign}${(length / 3_600_000).toFixed(1)} h`
		: `${sign}${(length / 86_400_000).toFixed(1)} d`;
}

/** A number with its word: `1 incident`, `12 incidents`. */
export function formatCount(count: number, word: string): string {
	return `${formatWhole(count)} ${word}${count === 1 ? '' : 's'}`;
}

/** A share as whole percent with what it is of, `83 % of 90`; a dash where it is of nothing. */
export function formatShareOf(part: number, of: number): string {
	return of === 0 ? '-' : `${Math.round((100 * part) / of)} % of ${of}`;
}

/** A share between 0 and 1 with enough digits to tell 99.95 from 100: `99.950 %`. */
export function formatAvailability(share: number): string {
	return `${(Math.floor(share * 100_000) / 1_000).toFixed(3)} %`;
}

/** Ids after a word, at most five of them: `2 invalid: INC-2026-0001, INC-2026-0002`; nothing of none. */
export function formatIds(word: string, ids: readonly string[]): readonly string[] {
	if (ids.length === 0) return [];
	const rest = ids.length > 5 ? ` and ${ids.length - 5} more` : '';
	return [`${ids.length} ${word}: ${ids.slice(0, 5).join(', ')}${rest}`];
}
