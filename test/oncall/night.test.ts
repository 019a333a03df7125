import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Night, PAYMENTS } from './night.ts';

/** On 20 November, before 09:00, @ana is primary and @citra secondary; after it @budi and @dewi. */
const DETECTED = '2026-11-20T03:00:00Z';

describe('a night', () => {
	test('page, no answer, secondary, lead, acknowledge, handover', () => {
		const night = new Night(DETECTED).until('03:17').happens('acknowledged', 'On it').until('09:30').until('10:00');
		night.happens('resolved', 'Over', { status: 'resolved' }).until('12:00');
		expect(night.sent).toEqual([
			'03:00 @ana escalation/first',
			'03:05 @citra escalation/step',
			'03:15 @lea escalation/step',
			'03:15 @ana escalation/step',
			'09:00 @budi handover/open-incident',
		]);
	});

	test('nobody answers: all steps again after a pause, then the schedule above, and then it ends', () => {
		const night = new Night(DETECTED).until('06:00');
		expect(night.sent.slice(4)).toEqual([
			'03:25 @ana escalation/repeat',
			'03:30 @citra escalation/repeat',
			'03:40 @lea escalation/repeat',
			'03:40 @ana escalation/repeat',
			'03:50 @pia escalation/fallback',
		]);
		expect(night.peek().nextAt).toBeUndefined();
	});

	test('an acknowledgement before the first look leaves everybody asleep', () => {
		expect(new Night(DETECTED).happens('acknowledged', 'Saw it').until('06:00').sent).toEqual([]);
	});

	test('one that is taken back pages again', () => {
		const night = new Night(DETECTED).until('03:02').happens('acknowledged', 'On it').until('03:30');
		night.happens('unacknowledged', 'I cannot').until('03:36');
		expect(night.sent).toEqual([
			'03:00 @ana escalation/first',
			'03:30 @ana escalation/first',
			'03:35 @citra escalation/step',
		]);
	});

	test('a raised severity begins anew, a lowered one does not', () => {
		const night = new Night(DETECTED).until('03:02').happens('acknowledged', 'On it').until('03:30');
		night.happens('severity', 'sev3 to sev4, because few see it', { severity: 'sev4' }).until('03:40');
		night.happens('severity', 'sev4 to sev1, because all see it', { severity: 'sev1' }).until('03:46');
		expect(night.sent).toEqual([
			'03:00 @ana escalation/first',
			'03:40 @ana escalation/severity-raised',
			'03:45 @citra escalation/step',
		]);
	});

	test('unless policy says to continue', () => {
		const escalation = { ...PAYMENTS.escalation!, on_severity_raised: 'continue' as const };
		const night = new Night(DETECTED, { ...PAYMENTS, escalation }).until('03:02').happens('acknowledged', 'On it');
		expect(night.happens('severity', 'sev3 to sev1', { severity: 'sev1' }).until('04:00').sent).toEqual([
			'03:00 @ana escalation/first',
		]);
	});

	test('a reopened incident pages again', () => {
		const night = new Night(DETECTED).until('03:02').happens('acknowledged', 'On it').until('03:30');
		night.happens('resolved', 'Over', { status: 'resolved' }).until('03:40');
		night.happens('reopened', 'Not over', { status: 'open' }).until('03:41');
		expect(night.sent).toEqual(['03:00 @ana escalation/first', '03:40 @ana escalation/reopened']);
	});

	test('a special policy for a severity or a service', () => {
		const quiet = { severities: ['sev3' as const], steps: [{ after: '30m', notify: ['secondary'] }] };
		expect(new Night(DETECTED, { ...PAYMENTS, escalations: [quiet] }).until('03:40').sent).toEqual([
			'03:30 @citra escalation/first',
		]);
	});

	test('a role of another schedule, and one that no schedule has', () => {
		const steps = [{ after: '0m', notify: ['platform/primary', 'platform/dba', 'nowhere/primary', '@eko'] }];
		expect(new Night(DETECTED, { ...PAYMENTS, escalation: { steps } }).until('03:04').sent).toEqual([
			'03:00 @pia escalation/first',
			'03:00 @eko escalation/first',
			'03:00 nobody as platform/dba',
			'03:00 nobody as nowhere/primary',
		]);
	});

	test('a step that reaches nobody does not hold up the next', () => {
		const gaps = [{ role: 'primary', from: '2026-11-20T00:00:00Z', until: '2026-11-21T00:00:00Z', reason: 'Closed' }];
		expect(new Night(DETECTED, { ...PAYMENTS, gaps }).until('03:11').sent).toEqual([
			'03:00 @citra escalation/step',
			'03:00 nobody as primary',
			'03:10 @lea escalation/step',
			'03:10 nobody as primary',
		]);
	});

	test('a page that is due at the handover goes to whoever is on call by then', () => {
		const night = new Night('2026-11-20T08:50:00Z').until('09:10');
		expect(night.sent).toEqual([
			'08:50 @ana escalation/first',
			'08:55 @citra escalation/step',
			'09:00 @budi handover/open-incident',
			'09:05 @lea escalation/step',
			'09:05 @budi escalation/step',
		]);
	});
});

describe('a clock that is late', () => {
	test('tells each person once, of the latest step, and never again of what was missed', () => {
		const late = new Night(DETECTED).until('03:01');
		late.sent.length = 0;
		late
			.until('03:41', 40 * 60)
			.look()
			.look();
		expect(late.sent).toEqual([
			'03:41 @citra escalation/repeat',
			'03:41 @lea escalation/repeat',
			'03:41 @ana escalation/repeat',
		]);
	});

	test('says when to look again', () => {
		expect(new Night(DETECTED).look().peek()).toEqual({ due: [], unreachable: [], nextAt: '2026-11-20T03:05:00Z' });
	});
});

test('the same moment asked twice gives the same keys', () => {
	const keys = () => new Night(DETECTED).peek().due.map(({ key }) => key);
	expect(keys()).toEqual(keys());
	expect(keys()).toEqual(['page/2026-11-20T03:00:00Z/payments/0/0/primary']);
});

test('whenever the ticker looks, in the end the same steps are done, each once', () => {
	const stepsDone = (looks: readonly number[]): string[] => {
		const night = new Night(DETECTED);
		for (const minute of looks) night.passTo(minute).look();
		return night
			.passTo(24 * 60)
			.look()
			.doneKeys();
	};
	const everyMinute = stepsDone(Array.from({ length: 120 }, (_, minute) => minute)).toSorted();
	expect(everyMinute).toHaveLength(9);
	fc.assert(
		fc.property(fc.array(fc.nat(300), { maxLength: 12 }), (minutes) => {
			const done = stepsDone(minutes.toSorted((a, b) => a - b));
			expect(done.toSorted()).toEqual(everyMinute);
		}),
		{ numRuns: 100 },
	);
});
