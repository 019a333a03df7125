/** A label on an axis. Places on the horizontal axis are percent of the width, on the vertical one pixels from the top. */
export interface Tick {
	readonly at: number;
	readonly label: string;
	/** Left out where there is little room. */
	readonly isMinor?: boolean;
}
