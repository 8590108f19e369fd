// Loaded into what `npm start` starts (node --import): when the starter ends, however it ends, the pipe to it closes and this process
// is told to end as by SIGTERM. Also the one way to end a child in order on Windows, which knows no signals.
process.on('disconnect', () => {
  if (!process.emit('SIGTERM', 'SIGTERM')) process.exit(0);
});
process.channel?.unref();
