// Tests need Tessera beside these packages: npm install --save-dev <folder of Tessera>, then npm test.
// 测试还需要 Tessera：先运行 npm install --save-dev <Tessera 所在目录>，再运行 npm test。
export default {
  test: { environment: 'jsdom', globals: true, include: ['tests/**/*.spec.js'] },
};
