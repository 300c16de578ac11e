"""Somebody signs in at Keycloak and gets temporary credentials, with which STS says who they are."""
import json

import boto3
from botocore import UNSIGNED
from botocore.config import Config

from keycloak import id_token
from settings import IDENTITY_POOL_ID, PASSWORD, PROVIDER, REALM, REGION, USERNAME

logins = {PROVIDER: id_token(USERNAME, PASSWORD)}

# These two calls prove themselves by the token: they are not signed.
cognito = boto3.client("cognito-identity", region_name=REGION, endpoint_url=REALM + "/cognito-identity",
                       config=Config(signature_version=UNSIGNED))
identity_id = cognito.get_id(IdentityPoolId=IDENTITY_POOL_ID, Logins=logins)["IdentityId"]
credentials = cognito.get_credentials_for_identity(IdentityId=identity_id, Logins=logins)["Credentials"]

session = boto3.Session(aws_access_key_id=credentials["AccessKeyId"], aws_secret_access_key=credentials["SecretKey"],
                        aws_session_token=credentials["SessionToken"], region_name=REGION)
caller = session.client("sts", endpoint_url=REALM + "/sts").get_caller_identity()

print(json.dumps({"identityId": identity_id, "accessKeyId": credentials["AccessKeyId"],
                  "expiration": credentials["Expiration"].isoformat(), "arn": caller["Arn"],
                  "account": caller["Account"]}, indent=2))
