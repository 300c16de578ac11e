// https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-post-confirmation.html
exports.handler = async (event) => {
  console.log('Welcome', event.userName, 'by', event.triggerSource);
  return event;
};
