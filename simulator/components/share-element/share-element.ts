import { defineBuiltin } from '../define.ts';
import props from './props.ts';

// It only says what is shared. Between pages runtime/transitions/flights.ts moves it, within one page components/share-flight.ts.

export default defineBuiltin(props, (it) => ({
  methods: { onFrame: (data: object) => it.worklet('onframe')?.(data) },
}));
