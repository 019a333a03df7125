import type { IncidentRepository } from '../ports/repository.ts';
import { openRepository } from './open-repository.ts';
import type { GlobalOptions } from './output.ts';

/** Does something with the repository that a long-lived command stands in. */
export type UseRepository = <T>(task: (repository: IncidentRepository) => Promise<T>) => Promise<T>;

/** Opens the repository at its first use, and anew after a failure: whatever was wrong may be mended while we wait. */
export function keepRepository(global: GlobalOptions): UseRepository {
	let opened: ReturnType<typeof openRepository> | undefined;
	return async (task) => {
		opened ??= openRepository(global);
		try {
			return await task(await opened);
		} catch (error) {
			opened = undefined;
			throw error;
		}
	};
}
