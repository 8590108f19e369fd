const path = require('node:path');
const { load, render, sleep } = require('tessera/test');

const rating = load(path.join(__dirname, '../miniprogram/components/rating/rating'), 'rating');

/** Renders a component and puts it into the document. 渲染组件并挂载到文档。 */
function show(id, properties) {
  const component = render(id, properties);
  component.attach(document.body);
  return component;
}

test('shows as many stars as asked, and fills those below its value', () => {
  const component = show(rating, { value: 2, count: 4 });
  expect(component.querySelectorAll('.star')).toHaveLength(4);
  expect(component.querySelectorAll('.star-on')).toHaveLength(2);
});

test('tells its parent what was chosen', async () => {
  const parent = show(
    load({
      usingComponents: { rating },
      template: '<rating class="stars" value="{{value}}" bind:change="onChange" />',
      data: { value: 1 },
      methods: {
        onChange(event) {
          this.setData({ value: event.detail.value });
        },
      },
    }),
  );
  parent.querySelectorAll('.stars >>> .star')[3].dispatchEvent('tap');
  await sleep();
  expect(parent.data.value).toBe(4);
  expect(parent.querySelectorAll('.stars >>> .star-on')).toHaveLength(4);
});

test('does nothing while it is disabled', async () => {
  const component = show(rating, { value: 1, disabled: true });
  component.querySelectorAll('.star')[4].dispatchEvent('tap');
  await sleep();
  expect(component.data.value).toBe(1);
});
