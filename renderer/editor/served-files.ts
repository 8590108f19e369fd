/** Files that the language server answers for. */
export const servedFiles = /\.(wxml|wxss|wxs|json|less|scss|css|[cm]?[jt]s)$/;
