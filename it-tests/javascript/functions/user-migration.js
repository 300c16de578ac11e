// https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-migrate-user.html
const old = { carol: { password: 'from another system', email: 'carol@example.com' } };

exports.handler = async (event) => {
  const person = old[event.userName];
  const knows = event.triggerSource === 'UserMigration_ForgotPassword' || person?.password === event.request.password;
  if (!person || !knows) {
    throw new Error('Bad username or password');
  }
  event.response.userAttributes = {
    email: person.email,
    email_verified: 'true',
    given_name: 'Carol',
    family_name: 'Example',
    'custom:from': 'another system',
  };
  event.response.finalUserStatus = 'CONFIRMED';
  event.response.messageAction = 'SUPPRESS';
  return event;
};
