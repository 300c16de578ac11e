package dev.keypool.it.client;

/** Names of realm-exports/demo-realm.json. */
public final class DemoRealm {

    public static final String NAME = "demo";
    public static final String POOL = "us-east-1:6b1f0d8e-5c2a-4e37-9b64-2f8d3a7c1e90";
    public static final String ACCOUNT = "111122223333";
    public static final String ADMINISTRATOR_ROLE = "arn:aws:iam::111122223333:role/demo/administrator";

    private DemoRealm() {}
}
