// The same with a callback, as functions were written before Node had promises and AWS's runtimes still take them.
exports.handler = (event, context, callback) => {
  const blocked = event.callerContext.clientId === process.env.BLOCKED_CLIENT;
  callback(blocked ? new Error('Nobody signs in to this application') : null, event);
};
