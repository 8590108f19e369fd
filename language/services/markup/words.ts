import type { Text } from '../../../contract/text.ts';

/** Directives that every tag takes, with what they do. */
export const directives: Record<string, Text & { snippet?: string }> = {
  'wx:if': {
    en: 'Renders the element only where the condition holds.',
    zh: '条件渲染：条件为真时才渲染该节点。',
    snippet: 'wx:if="{{$1}}"',
  },
  'wx:elif': {
    en: 'The next condition, tried where the one before fails.',
    zh: '上一个条件不成立时再判断的条件。',
    snippet: 'wx:elif="{{$1}}"',
  },
  'wx:else': {
    en: 'Renders where no condition before holds.',
    zh: '前面的条件都不成立时渲染。',
    snippet: 'wx:else',
  },
  'wx:for': {
    en: 'Renders the element once for each item of a list.',
    zh: '列表渲染：对数组的每一项渲染一次。',
    snippet: 'wx:for="{{$1}}" wx:key="${2:*this}"',
  },
  'wx:for-item': {
    en: 'Name of the current item; `item` by default.',
    zh: '当前项的变量名，默认为 item。',
    snippet: 'wx:for-item="$1"',
  },
  'wx:for-index': {
    en: 'Name of the current index; `index` by default.',
    zh: '当前下标的变量名，默认为 index。',
    snippet: 'wx:for-index="$1"',
  },
  'wx:key': {
    en: 'A field of the item that is unique in the list, or `*this`.',
    zh: '列表项中唯一的字段名，或 *this。',
    snippet: 'wx:key="$1"',
  },
  id: { en: 'Unique name of the element in its component.', zh: '组件的唯一标识。', snippet: 'id="$1"' },
  class: { en: 'Style classes.', zh: '组件的样式类。', snippet: 'class="$1"' },
  style: { en: 'Inline style; may be computed.', zh: '组件的内联样式，可动态设置。', snippet: 'style="$1"' },
  slot: {
    en: 'Name of the slot that takes this element.',
    zh: '该节点要放入的 slot 名称。',
    snippet: 'slot="$1"',
  },
  'data-': {
    en: 'A value that events carry in `dataset`.',
    zh: '自定义数据，触发事件时在 dataset 中带给事件处理函数。',
    snippet: 'data-$1="$2"',
  },
  mark: {
    en: 'Values that events collect from all ancestors.',
    zh: '事件标记，触发事件时收集冒泡路径上的所有 mark。',
    snippet: 'mark:$1="$2"',
  },
};

/** Tags of the language itself, which no component stands behind. */
export const structuralTags: Record<
  string,
  { doc: Text; snippet: string; attributes: Record<string, Text> }
> = {
  block: {
    doc: { en: 'Groups elements without rendering one.', zh: '包装元素，不会在页面中渲染。' },
    snippet: 'block>$0</block>',
    attributes: {},
  },
  template: {
    doc: {
      en: 'Defines a piece of markup by `name`, or uses one by `is`.',
      zh: '用 name 定义模板，用 is 使用模板。',
    },
    snippet: 'template is="$1" data="{{$2}}" />',
    attributes: {
      name: { en: 'Name of the template that is defined here.', zh: '定义的模板名。' },
      is: { en: 'Name of the template to use.', zh: '要使用的模板名。' },
      data: { en: 'Data the template sees.', zh: '传入模板的数据。' },
    },
  },
  import: {
    doc: { en: 'Makes the templates of another file usable here.', zh: '引用目标文件中定义的模板。' },
    snippet: 'import src="$1" />',
    attributes: { src: { en: 'Path of the file.', zh: '文件路径。' } },
  },
  include: {
    doc: { en: 'Puts the markup of another file here.', zh: '将目标文件的代码引入到此处。' },
    snippet: 'include src="$1" />',
    attributes: { src: { en: 'Path of the file.', zh: '文件路径。' } },
  },
  wxs: {
    doc: { en: 'A script module that runs beside the view.', zh: 'WXS 脚本模块。' },
    snippet: 'wxs module="$1" src="$2" />',
    attributes: {
      module: { en: 'Name of the module in this file.', zh: '模块名。' },
      src: { en: 'Path of a .wxs file.', zh: '引用 .wxs 文件的路径。' },
    },
  },
  slot: {
    doc: { en: 'Where a component takes the children it is given.', zh: '组件承载子节点的插槽。' },
    snippet: 'slot name="$1"></slot>',
    attributes: { name: { en: 'Name of the slot.', zh: '插槽名。' } },
  },
};

/** Tags that are written without children. */
export const selfClosingTags = new Set([
  'image',
  'input',
  'import',
  'include',
  'icon',
  'progress',
  'slider',
  'switch',
  'checkbox',
  'radio',
  'cover-image',
  'video',
  'audio',
  'camera',
]);
