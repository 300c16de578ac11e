"""What the programs are told by their environment. Without any of it they use the demo: ./mvnw -Pdemo"""
import os

# The realm, which is also the issuer of its tokens.
REALM = os.environ.get("REALM_URL", "http://localhost:8080/realms/demo")

# How Cognito names the realm as a provider of logins: its issuer without the scheme.
PROVIDER = REALM.split("://", 1)[1]

IDENTITY_POOL_ID = os.environ.get("IDENTITY_POOL_ID", "us-east-1:6b1f0d8e-5c2a-4e37-9b64-2f8d3a7c1e90")
REGION = IDENTITY_POOL_ID.split(":")[0]

# An app client of the pool, and somebody who signs in there.
CLIENT_ID = os.environ.get("CLIENT_ID", "cli")
USERNAME = os.environ.get("LOGIN_NAME", "alice")
PASSWORD = os.environ.get("LOGIN_PASSWORD", "demo")
