/** Runs tasks one after the other in the order they were asked for; a failed one does not stop the next. */
export class Turns {
	#last: Promise<unknown> = Promise.resolve();

	run<T>(task: () => Promise<T>): Promise<T> {
		const turn = this.#last.then(task, task);
		this.#last = turn.catch(() => {});
		return turn;
	}
}
