import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { ask } from './ask.ts';

/** R-SET-01: the workspace's own title and logo; its favicon goes into the browser's tab. */
export function useBranding(workspace: string) {
  const { data } = useQuery({ ...ask('settings.publicBranding', { workspace }), staleTime: 60_000 });
  const favicon = data?.favicon;
  useEffect(() => {
    const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
    if (!link || !favicon) return;
    const before = link.href;
    link.href = `/files/${favicon}`;
    return () => void (link.href = before);
  }, [favicon]);
  return { title: data?.title || workspace, logo: data?.logo ?? null };
}
