import { type CheckedRecord, type Finding, recordRule } from '../../rule.ts';

export const knownZone = recordRule({
	id: 'time/known-zone',
	kinds: ['team', 'schedule', 'site', 'notify', 'triage'],
	severity: 'error',
	summary: 'Every time zone exists.',
	why: 'Shifts, quiet hours and reports are reckoned in these zones. Names are those of the IANA time zone database, like `Asia/Jakarta`; a shortcut such as `WIB` or a fixed offset knows no daylight saving.',
	*check(record): Iterable<Finding> {
		for (const { zone, key } of zonesOf(record)) {
			if (isZone(zone)) continue;
			yield {
				at: { key },
				message: `Unexpected time zone "${zone}", expected one of the IANA database like Asia/Jakarta`,
				actual: zone,
				help: 'See https://en.wikipedia.org/wiki/List_of_tz_database_time_zones for the names.',
			};
		}
	},
});

type Zone = { readonly zone: string; readonly key: readonly (string | number)[] };

function zonesOf(record: CheckedRecord<'team' | 'schedule' | 'site' | 'notify' | 'triage'>): readonly Zone[] {
	switch (record.kind) {
		case 'team':
			return record.value.members.map(({ time_zone }, index) => ({
				zone: time_zone,
				key: ['members', index, 'time_zone'],
			}));
		case 'notify': {
			const { quiet_hours } = record.value;
			return quiet_hours ? [{ zone: quiet_hours.time_zone, key: ['quiet_hours', 'time_zone'] }] : [];
		}
		case 'triage':
			return (record.value.mutes ?? []).flatMap(({ hours }, index) =>
				hours ? [{ zone: hours.time_zone, key: ['mutes', index, 'hours', 'time_zone'] }] : [],
			);
		case 'schedule':
		case 'site':
			return [{ zone: record.value.time_zone, key: ['time_zone'] }];
		default:
			return record satisfies never;
	}
}

/** Whether the platform's copy of the database knows a zone; a link to another name counts. */
function isZone(zone: string): boolean {
	try {
		return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
	} catch {
		return false;
	}
}
