import { t } from './t.ts';

const split = new Map<string, readonly string[]>();

/** `Jan` … `Dec`. Not by `Intl`, which writes some months at another length. */
export function shortMonths(): readonly string[] {
	return namesOf(t('Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'));
}

/** `January` … `December`. */
export function longMonths(): readonly string[] {
	return namesOf(t('January February March April May June July August September October November December'));
}

/** `Sun` … `Sat`. */
export function shortWeekdays(): readonly string[] {
	return namesOf(t('Sun Mon Tue Wed Thu Fri Sat'));
}

/** Every time on a page asks for one of these. */
function namesOf(line: string): readonly string[] {
	const names = split.get(line) ?? line.split(' ');
	split.set(line, names);
	return names;
}
