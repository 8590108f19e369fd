import { openPickerSheet, type PickerSheet } from '../../overlay/picker-sheet.ts';
import { defineBuiltin, type BuiltinContext } from '../define.ts';
import {
  dateChoice,
  multiSelectorChoice,
  regionChoice,
  selectorChoice,
  timeChoice,
  type Choice,
} from './choice.ts';
import props from './props.ts';
import { readRegions } from './regions.ts';

type Context = BuiltinContext<typeof props>;

function today(): number[] {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()];
}

function choiceOf({ data, hooks }: Context): Choice {
  const unit = hooks.language() === 'zh' ? (['年', '月', '日'] as const) : (['', '', ''] as const);
  switch (data.mode) {
    case 'multiSelector':
      return multiSelectorChoice(data.range, data.rangeKey, data.value);
    case 'time':
      return timeChoice(data.value, data.start, data.end);
    case 'date':
      return dateChoice(data.value, data.start, data.end, data.fields, today(), unit);
    case 'region':
      return regionChoice(readRegions(), data.value, data.customItem, data.level);
    default:
      return selectorChoice(data.range, data.rangeKey, data.value);
  }
}

const fallbacks: Record<string, unknown> = { selector: 0, multiSelector: [], time: '', date: '', region: [] };

export default defineBuiltin(props, (it) => {
  let sheet: PickerSheet | undefined;
  const open = () => {
    if (it.data.disabled || sheet) return;
    let choice = choiceOf(it);
    let last = choice.start();
    sheet = openPickerSheet(it.hooks.overlay, {
      title: it.data.headerText,
      columns: choice.columns(last),
      chosen: last,
      turned(column, chosen) {
        const isNew = chosen[column] !== last[column];
        last = [...chosen];
        if (isNew && it.data.mode === 'multiSelector') {
          it.emit('columnchange', { column, value: chosen[column] ?? 0 });
          return undefined;
        }
        if (it.data.mode === 'selector') return undefined;
        choice = choiceOf(it);
        return choice.columns(chosen);
      },
      confirmed(chosen) {
        sheet = undefined;
        const result = choice.result(chosen);
        it.write('value', result.value);
        it.emit('change', result);
      },
      cancelled() {
        sheet = undefined;
        it.emit('cancel', {});
      },
    });
    const refresh = () => {
      choice = choiceOf(it);
      last = choice.start();
      sheet?.update(choice.columns(last), last);
    };
    refreshOpen = refresh;
  };
  let refreshOpen: (() => void) | undefined;
  const changed = () => {
    if (sheet && it.data.mode === 'multiSelector') refreshOpen?.();
  };
  return {
    tap: open,
    activate: open,
    changed: { range: changed, value: changed },
    detached: () => sheet?.close(),
    field: {
      name: () => it.data.name,
      value: () => it.data.value ?? fallbacks[it.data.mode],
      reset: () => it.write('value', fallbacks[it.data.mode]),
    },
  };
});
