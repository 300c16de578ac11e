/**
 * Decrypts what a custom sender's function gets as request.code, as such a function does, for the user pool that the
 * second argument names: under the key in LOCAL_KEY, or under the one in KMS that KMS_KEY names.
 */
import {
  buildClient,
  CommitmentPolicy,
  getClient,
  KMS,
  KmsKeyringNode,
  RawAesKeyringNode,
  RawAesWrappingSuiteIdentifier,
} from '@aws-crypto/client-node';

const [code, userPoolId] = process.argv.slice(2);
const { decrypt } = buildClient(CommitmentPolicy.REQUIRE_ENCRYPT_ALLOW_DECRYPT);

const keyring = process.env.LOCAL_KEY
  ? new RawAesKeyringNode({
      keyNamespace: 'keypool',
      keyName: 'codes',
      // A copy: small buffers of Node share their memory.
      unencryptedMasterKey: Uint8Array.from(Buffer.from(process.env.LOCAL_KEY, 'base64')),
      wrappingSuite: RawAesWrappingSuiteIdentifier.AES256_GCM_IV12_TAG16_NO_PADDING,
    })
  : new KmsKeyringNode({
      keyIds: [process.env.KMS_KEY],
      clientProvider: getClient(KMS, {
        endpoint: process.env.KMS_ENDPOINT,
        credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'a secret key' },
      }),
    });

const { plaintext, messageHeader } = await decrypt(keyring, Buffer.from(code, 'base64'));
if (messageHeader.encryptionContext['userpool-id'] !== userPoolId) {
  throw new Error('The code is for another user pool');
}
console.log(plaintext.toString('utf8'));
