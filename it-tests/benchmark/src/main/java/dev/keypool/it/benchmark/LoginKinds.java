package dev.keypool.it.benchmark;

import dev.keypool.iam.sigv4.SigningCredentials;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** Every kind of login but the realm's plain ID tokens and guests, at one pool. */
final class LoginKinds {

    private static final String REALM = "/realms/" + BenchmarkRealm.NAME;
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final int SIGNED = 5000;
    private static final int ASKED = 2000;
    static final int MADE_BY_KEYCLOAK = 500;

    private final Api api;
    private final Exchanges exchanges;
    private final BenchmarkRealm realm;
    private final PartnerRealms partners;
    private final String host;
    private final SigningCredentials backend;
    private final List<String> refreshTokens = new ArrayList<>();

    /** @param backend may ask for tokens of developer-authenticated people */
    LoginKinds(Api api, String host, BenchmarkRealm realm, PartnerRealms partners, SigningCredentials backend) {
        this.api = api;
        this.exchanges = new Exchanges(api, host);
        this.realm = realm;
        this.partners = partners;
        this.host = host;
        this.backend = backend;
        for (String person : passworded()) {
            refreshTokens.add(grant("grant_type=password&scope=openid&username=" + RealmFile.username(person)
                    + "&password=" + BenchmarkRealm.SECRET, "refresh_token"));
        }
    }

    private List<String> passworded() {
        return realm.people().subList(0, BenchmarkRealm.WITH_PASSWORD);
    }

    List<LoginKind> all() {
        SamlSignIns saml = new SamlSignIns(partners.issuer(PartnerRealms.PARTNER), partners.people(PartnerRealms.PARTNER));
        return List.of(
                new LoginKind("the realm, session checked", host + REALM, BenchmarkRealm.WITH_PASSWORD, MADE_BY_KEYCLOAK, this::ofSessions),
                signed("another realm of the server", host + "/realms/staff", partners.issuer(PartnerRealms.STAFF), "app", partners.people(PartnerRealms.STAFF)),
                signed("OpenID Connect", host + "/realms/partner", partners.issuer(PartnerRealms.PARTNER), "app", realm.people()),
                signed("Google", "accounts.google.com", "https://accounts.google.com", PartnerRealms.GOOGLE_CLIENT, realm.people()),
                signed("Apple", "appleid.apple.com", "https://appleid.apple.com", PartnerRealms.APPLE_CLIENT, realm.people()),
                opaque("Amazon", "www.amazon.com"),
                opaque("Facebook, access token", "graph.facebook.com"),
                signed("Facebook, Limited Login", "graph.facebook.com", "https://www.facebook.com", StandIns.FACEBOOK_APP, realm.people()),
                new LoginKind("SAML", PartnerRealms.samlProvider(), BenchmarkRealm.WITH_PASSWORD, MADE_BY_KEYCLOAK,
                        count -> saml.responses(PartnerRealms.PLAIN, count)),
                new LoginKind("SAML, encrypted", PartnerRealms.samlProvider(), BenchmarkRealm.WITH_PASSWORD, MADE_BY_KEYCLOAK,
                        count -> saml.responses(PartnerRealms.ENCRYPTED, count)),
                new LoginKind("developer-authenticated", "cognito-identity.amazonaws.com", BenchmarkRealm.PEOPLE, ASKED, this::developers));
    }

    private LoginKind signed(String name, String provider, String issuer, String audience, List<String> people) {
        return new LoginKind(name, provider, BenchmarkRealm.PEOPLE, SIGNED, count -> realm.tokens(issuer, audience).create(people, count));
    }

    private LoginKind opaque(String name, String provider) {
        return new LoginKind(name, provider, BenchmarkRealm.PEOPLE, ASKED, count -> IntStream.range(0, count)
                .mapToObj(i -> realm.people().get(i % BenchmarkRealm.PEOPLE) + "." + UUID.randomUUID()).toList());
    }

    /** New ID tokens of sessions that are there. */
    List<String> ofSessions(int count) {
        return IntStream.range(0, count).mapToObj(i -> grant("grant_type=refresh_token&scope=openid&refresh_token="
                + refreshTokens.get(i % refreshTokens.size()), "id_token")).toList();
    }

    private String grant(String form, String member) {
        return api.post(REALM + "/protocol/openid-connect/token", FORM, "client_id=checked&" + form, Map.of()).get(member).textValue();
    }

    private List<String> developers(int count) {
        return IntStream.range(0, count).mapToObj(i -> exchanges.developerToken(backend, "person-" + i % BenchmarkRealm.PEOPLE)).toList();
    }
}
