import type { SharingFailure } from '../sharing/sharing-failure.js';
import { HubError, badInput } from './hub-error.js';

/** Why nothing was recorded, as an error. Paths begin with the name of the argument, as those of variables do. */
export function sharingError(failure: SharingFailure): HubError {
  switch (failure.code) {
    case 'BAD_INPUT': {
      const { message, details } = badInput(inputPath(failure.path), failure.accepted);
      const also = failure.also.map(({ path, accepted }) => ({ path: inputPath(path), accepted }));
      return new HubError('BAD_INPUT', also.length === 0 ? details : { ...details, also }, message);
    }
    case 'FORBIDDEN':
      return new HubError('FORBIDDEN', {}, failure.why);
    case 'REQUEST_ID_SPENT':
      return new HubError('REQUEST_ID_SPENT', { decisionId: failure.decisionId });
    case 'COULD_NOT_CHECK':
      return new HubError('COULD_NOT_CHECK');
  }
}

function inputPath(path: string): string {
  return path === 'input' ? path : `input.${path}`;
}
