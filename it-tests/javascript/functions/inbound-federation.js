// https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-inbound-federation.html
exports.handler = async (event) => {
  const { attributes } = event.request;
  const claims = { ...attributes.idToken, ...attributes.userInfo, ...attributes.samlResponse };
  if (!claims.email?.endsWith('@example.com')) {
    throw new Error('Nobody of another company');
  }
  event.response.userAttributesToMap = { email: claims.email.toLowerCase() };
  return event;
};
