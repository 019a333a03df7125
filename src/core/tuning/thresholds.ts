/**
 * From when on something is said to be so. All are conventions, not laws; what is below them is shown as a figure with its
 * n, and nothing is suggested from it.
 */
export const THRESHOLDS = {
	/** Verdicts that a share of actionable alerts is judged by: of ten without one, the 95 % interval still reaches 28 %. */
	judged: 10,
	/** The upper end of the interval of the actionable share below which an alert is more noise than news. */
	actionableAtMost: 0.3,
	/** Fired again so soon after it was over: the same trouble, in milliseconds. */
	flapMs: 3_600_000,
	/** Times that something has to happen before it is a habit. */
	times: 5,
	/** Share of the pauses of flapping alerts that a longer delay has to cover. */
	covered: 0.8,
	/** Alerts that begin within so long of each other begin together, in milliseconds. */
	togetherMs: 300_000,
	/** Share of its cases in which an alert comes with another one, in both directions: the confidence of an association rule (Agrawal, Imielinski and Swami, 1993). */
	together: 0.8,
	/** Chance by which a missing dependency may be an accident, over all pairs looked at (Bonferroni). */
	byChance: 0.01,
	/** An archive must reach so many days back before a rule that met nothing may go: a year has every season in it. */
	unusedDays: 365,
	/** Alerts that fit a rule and all went to one before it, before it is called covered. */
	taken: 10,
} as const;
