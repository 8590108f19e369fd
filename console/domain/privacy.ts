/** R-PRIV-01: the supplied template; `{…}` is what people replace. */
export const privacyTemplate = `# Privacy agreement of {name} · {name} 用户隐私保护指引

## 1. What is collected · 收集的信息
{List each kind of information, what it is used for, and when it is asked for.}
{逐项列出收集的信息、用途与收集时机。}

## 2. How long it is kept · 存储期限
{How long, and where.}
{存储期限与存储地点。}

## 3. Who receives it · 信息的提供与共享
{Nobody, or whom and why.}
{不对外提供，或列出接收方与目的。}

## 4. Your rights · 您的权利
You may ask to see, correct or delete your information, or withdraw consent, through: {contact}.
您可以通过 {contact} 查询、更正、删除您的信息或撤回同意。
`;

export function fillPrivacyTemplate(name: string, contact: string): string {
  return privacyTemplate.replaceAll('{name}', name).replaceAll('{contact}', contact || '{contact}');
}
