import json
import urllib.parse
import urllib.request

from settings import CLIENT_ID, REALM


def id_token(username, password):
    """Signs in at Keycloak. An application that people use sends them to the login page instead."""
    form = {"grant_type": "password", "scope": "openid", "client_id": CLIENT_ID, "username": username, "password": password}
    endpoint = REALM + "/protocol/openid-connect/token"
    with urllib.request.urlopen(endpoint, urllib.parse.urlencode(form).encode(), timeout=30) as answer:
        return json.load(answer)["id_token"]
