import { expect, test } from 'vitest';
import { isDrill } from './is-drill.ts';

const DRILL = 'cloudevents:/drill/INC-2026-0042/20261120T080000Z#alertmanager:1';

test.each<[string, readonly string[] | undefined, boolean]>([
	['replayed alerts alone', [DRILL], true],
	['a real alert has joined', [DRILL, 'alertmanager:1'], false],
	['a drill that may wake people', [DRILL.replace('/drill/', '/drill-with-pages/')], false],
	['another source that talks of drills', ['pagerduty:/drill/1'], false],
	['no alerts', [], false],
	['nothing known of alerts', undefined, false],
])('%s', (_name, fingerprints, expected) => {
	expect(isDrill(fingerprints ? { alerts: { fingerprints: [...fingerprints], count: 1 } } : {})).toBe(expected);
});
