import { dueNotifications, type Notification } from '../../src/core/oncall/due-notifications.ts';
import type { Incident } from '../../src/core/records/incident.ts';
import type { Schedule } from '../../src/core/records/schedule.ts';
import type { Team } from '../../src/core/records/team.ts';
import type { TimelineEntry } from '../../src/core/records/timeline.ts';

const rotation = (handover: string, ...members: string[]) => ({
	every: 'day' as const,
	start: '2026-11-19',
	handover,
	members,
});

export const PAYMENTS: Schedule = {
	schema: 1,
	name: 'Payments',
	team: 'payments',
	time_zone: 'UTC',
	layers: [
		{ role: 'primary', rotation: rotation('09:00', '@ana', '@budi') },
		{ role: 'secondary', rotation: rotation('09:00', '@citra', '@dewi') },
	],
	escalation: {
		steps: [
			{ after: '0m', notify: ['primary'] },
			{ after: '5m', notify: ['secondary'] },
			{ after: '15m', notify: ['lead', 'primary'] },
		],
		repeat: 1,
		fallback: 'platform',
	},
};

const PLATFORM: Schedule = {
	...PAYMENTS,
	name: 'Platform',
	team: 'platform',
	layers: [{ role: 'primary', rotation: rotation('09:00', '@pia') }],
	escalation: { steps: [{ after: '0m', notify: ['primary'] }], fallback: 'payments' },
};

const team = (name: string, lead: string): Team => ({
	schema: 1,
	name,
	lead,
	members: [{ handle: lead, name: lead, time_zone: 'UTC' }],
});

/** A night on a fake clock: a relay looks each 30 seconds, sends what is due and writes down that it did. */
export class Night {
	private readonly done = new Set<string>();
	private readonly timeline: TimelineEntry[] = [];
	private incident: Incident;
	private clock: number;
	readonly sent: string[] = [];
	private readonly schedules: ReadonlyMap<string, Schedule>;

	constructor(detected: string, payments: Schedule = PAYMENTS) {
		this.clock = Date.parse(detected);
		this.schedules = new Map([
			['payments', payments],
			['platform', PLATFORM],
		]);
		this.incident = {
			schema: 1,
			id: 'INC-2026-0042',
			title: 'Checkout API answers 5xx',
			status: 'open',
			severity: 'sev3',
			kind: 'high-error-rate',
			service: 'checkout',
			team: 'payments',
			product: 'shop',
			detected_by: 'alert',
			times: { detected },
		};
	}

	/** Lets time pass until a moment of the day, with a look at least each 30 seconds or less often. */
	until(time: string, everySeconds = 30): this {
		const end = Date.parse(`${new Date(this.clock).toISOString().slice(0, 10)}T${time}:00Z`);
		for (; this.clock < end; this.clock += everySeconds * 1000) this.look();
		this.clock = end;
		return this;
	}

	/** Lets minutes pass from the detection on, with nobody looking. */
	passTo(minute: number): this {
		this.clock = Date.parse(this.incident.times.detected!) + minute * 60_000;
		return this;
	}

	/** The steps that were sent or made needless, with nobody told twice; notices of a handover are not steps. */
	doneKeys(): string[] {
		return [...this.done].filter((key) => !key.startsWith('page/handover/'));
	}

	/** Somebody does something now. */
	happens(kind: TimelineEntry['kind'], text: string, change: Partial<Incident> = {}): this {
		const at = new Date(this.clock).toISOString().replace('.000Z', 'Z');
		this.timeline.push({ at, kind, text, by: '@somebody' });
		this.incident = { ...this.incident, ...change };
		return this;
	}

	/** What a look would find now, without sending it. */
	peek(): ReturnType<typeof dueNotifications> {
		return dueNotifications({
			incident: this.incident,
			timeline: this.timeline,
			services: new Map(),
			records: {
				schedules: this.schedules,
				teams: new Map([
					['payments', team('Payments', '@lea')],
					['platform', team('Platform', '@pia')],
				]),
			},
			done: this.done,
			now: new Date(this.clock).toISOString(),
		});
	}

	look(): this {
		const { due, unreachable } = this.peek();
		for (const notification of due) this.send(notification);
		for (const { key, target } of unreachable) {
			this.sent.push(`${this.time()} nobody as ${target}`);
			this.done.add(key);
		}
		return this;
	}

	private send({ key, covers, to, reason }: Notification): void {
		this.sent.push(`${this.time()} ${to} ${reason}`);
		for (const done of [key, ...covers]) this.done.add(done);
	}

	private time(): string {
		return new Date(this.clock).toISOString().slice(11, 16);
	}
}
