// https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-custom-message.html
exports.handler = async (event) => {
  const { codeParameter, usernameParameter } = event.request;
  if (event.triggerSource === 'CustomMessage_AdminCreateUser') {
    event.response.emailSubject = 'An account for you';
    event.response.emailMessage = `You are ${usernameParameter}, and your first password is ${codeParameter}.`;
    event.response.smsMessage = `${usernameParameter} ${codeParameter}`;
  } else {
    event.response.emailSubject = 'Your code';
    event.response.emailMessage = `Dear ${event.userName}, your code is <b>${codeParameter}</b>.`;
    event.response.smsMessage = `Code: ${codeParameter}`;
  }
  return event;
};
