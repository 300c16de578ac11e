"""Calls any operation of a service.

    call.py cognito-identity GetId '{"IdentityPoolId": "…"}' --endpoint-url https://auth.example.com/realms/r/cognito-identity

Region and credentials are the environment's, as boto3 finds them; without credentials the call is not signed. Prints
the result as JSON; of an error of the service its code, message and HTTP status, and the class that boto3 made of it.
"""
import argparse
import json

import boto3
from botocore import UNSIGNED, xform_name
from botocore.config import Config
from botocore.exceptions import ClientError

arguments = argparse.ArgumentParser()
arguments.add_argument("service")
arguments.add_argument("operation")
arguments.add_argument("input", nargs="?", type=json.loads, default={})
arguments.add_argument("--endpoint-url", required=True)
call = arguments.parse_args()

session = boto3.Session()
config = None if session.get_credentials() else Config(signature_version=UNSIGNED)
client = session.client(call.service, endpoint_url=call.endpoint_url, config=config)

try:
    result = getattr(client, xform_name(call.operation))(**call.input)
    result.pop("ResponseMetadata")
    printed = {"result": result}
except ClientError as error:
    metadata = error.response["ResponseMetadata"]
    printed = {"error": {"name": error.response["Error"]["Code"], "message": error.response["Error"]["Message"],
                         "status": metadata["HTTPStatusCode"], "requestId": metadata.get("RequestId"),
                         "class": type(error).__name__}}

print(json.dumps(printed, indent=2, default=lambda date: date.isoformat()))
