// The peer of `typing`: nothing but Monaco with its features and one language.
import 'monaco-editor/features/register.all';
import 'monaco-editor/languages/definitions/javascript/register';
import * as monaco from 'monaco-editor/editor';
import Worker from 'monaco-editor/editor/common/services/editorWebWorkerMain?worker';

Object.assign(globalThis, { MonacoEnvironment: { getWorker: () => new Worker() } });
const box = document.querySelector('#editor');
const size = new URLSearchParams(location.search);
for (const side of ['width', 'height']) if (box && size.has(side)) box.style[side] = `${size.get(side)}px`;
const text = await (await fetch('./long.js.txt')).text();
if (box) monaco.editor.create(box, { value: text, language: 'javascript', automaticLayout: true }).focus();
