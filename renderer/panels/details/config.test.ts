import { describe, expect, it } from 'vitest';
import { readConfig, valueAt, writeConfig } from './config.ts';

const text = `{
    // who we are
    "appid": "wx1", /* do not touch */
    "setting": {
        "es6": true,
        "urlCheck": false // until the domain is there
    },
    "zebra": 1,
    "alpha": 2
}
`;

describe('project.config.json in a form', () => {
  it('keeps comments, order and indentation', () => {
    expect(writeConfig(text, ['setting', 'es6'], false)).toBe(text.replace('"es6": true', '"es6": false'));
    expect(writeConfig(text, ['appid'], 'wx2')).toBe(text.replace('wx1', 'wx2'));
    const added = writeConfig(text, ['setting', 'minified'], true);
    expect(added).toContain('{\n        "minified": true,\n        "es6": true,\n');
    expect(added).toContain('"urlCheck": false // until the domain is there\n    }');
    expect(writeConfig('{\r\n\t"a": 1\r\n}', ['b'], 2)).toBe('{\r\n\t"a": 1,\r\n\t"b": 2\r\n}');
  });

  it('says where a text is no JSON', () => {
    expect(readConfig('{ "a": 1,\n "b" }').broken).toContain('(2)');
    expect(readConfig('[]').broken).toBeDefined();
    expect(readConfig(text).broken).toBeUndefined();
    expect(valueAt(readConfig(text).values, ['setting', 'urlCheck'])).toBe(false);
    expect(valueAt(readConfig(text).values, ['setting', 'no', 'such'])).toBeUndefined();
  });
});
