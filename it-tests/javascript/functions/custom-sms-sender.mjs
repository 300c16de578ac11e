// The example of providers/triggers/src/main/java/dev/keypool/triggers/sms/README.md
import { buildClient, CommitmentPolicy, RawAesKeyringNode, RawAesWrappingSuiteIdentifier } from '@aws-crypto/client-node';
const { decrypt } = buildClient(CommitmentPolicy.REQUIRE_ENCRYPT_ALLOW_DECRYPT);
const keyring = new RawAesKeyringNode({
  keyNamespace: 'keypool',
  keyName: 'codes',
  unencryptedMasterKey: Uint8Array.from(Buffer.from(process.env.KEY, 'base64')),
  wrappingSuite: RawAesWrappingSuiteIdentifier.AES256_GCM_IV12_TAG16_NO_PADDING,
});
export const handler = async (event) => {
  const { plaintext, messageHeader } = await decrypt(keyring, Buffer.from(event.request.code, 'base64'));
  if (messageHeader.encryptionContext['userpool-id'] !== event.userPoolId) throw new Error('Another pool');
  const code = plaintext.toString('utf8');
  const text = event.triggerSource === 'CustomSMSSender_AdminCreateUser'
    ? `Welcome ${event.userName}! Your temporary password is ${code}` : `Your code is ${code}`;
  // Any gateway that speaks HTTP
  const answer = await fetch(process.env.GATEWAY, {
    method: 'POST',
    headers: { Authorization: `Bearer ${process.env.TOKEN}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ to: event.request.userAttributes.phone_number, text }),
  });
  if (!answer.ok) throw new Error(`The gateway answered with ${answer.status}`);
};
