package dev.keypool.messages;

import java.util.Map;
import org.keycloak.email.EmailException;
import org.keycloak.events.Event;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** A mail that is about to be sent. */
public final class OutgoingMail {

    static final String CODE = "code";
    static final String LINK = "link";

    private final MailKind kind;
    private final RealmModel realm;
    private final UserModel user;
    private final AuthenticationSessionModel authenticationSession;
    private final String address;
    private final Map<String, Object> attributes;
    private final Content content;
    private final boolean changed;
    private final Event event;

    private OutgoingMail(MailKind kind, RealmModel realm, UserModel user, AuthenticationSessionModel authenticationSession, String address,
            Map<String, Object> attributes, Content content, boolean changed, Event event) {
        this.kind = kind;
        this.realm = realm;
        this.user = user;
        this.authenticationSession = authenticationSession;
        this.address = address;
        this.attributes = attributes;
        this.content = content;
        this.changed = changed;
        this.event = event;
    }

    /** Makes Keycloak's content when somebody asks for it. */
    interface Content {

        MailContent make() throws EmailException;
    }

    static OutgoingMail ofKeycloak(MailKind kind, RealmModel realm, UserModel user, AuthenticationSessionModel authenticationSession, String address,
            Map<String, Object> attributes, Content content) {
        return new OutgoingMail(kind, realm, user, authenticationSession, address, attributes, content, false, null);
    }

    /** The same mail with another content. */
    public OutgoingMail with(MailContent other) {
        return new OutgoingMail(kind, realm, user, authenticationSession, address, attributes, () -> other, true, event);
    }

    OutgoingMail of(Event what) {
        return new OutgoingMail(kind, realm, user, authenticationSession, address, attributes, content, changed, what);
    }

    public MailKind kind() {
        return kind;
    }

    public RealmModel realm() {
        return realm;
    }

    public UserModel user() {
        return user;
    }

    /** Null where nobody signs in, as for what administrators send. */
    public AuthenticationSessionModel authenticationSession() {
        return authenticationSession;
    }

    /** The app client that the person signs in to; null where nobody signs in. */
    public ClientModel client() {
        return authenticationSession == null ? null : authenticationSession.getClient();
    }

    /** Where it goes to. */
    public String address() {
        return address == null ? user.getEmail() : address;
    }

    /** The secret link that it is about, or null. */
    public String link() {
        return attributes.get(LINK) instanceof String link ? link : null;
    }

    /** The secret code that it is about, or null. */
    public String code() {
        return attributes.get(CODE) instanceof String code ? code : null;
    }

    /** The event that it tells of, or null. */
    public Event event() {
        return event;
    }

    /** Those of Keycloak's template. */
    public Map<String, Object> attributes() {
        return attributes;
    }

    /** What it would say as things stand: Keycloak's own until a part changes it. Keycloak's is made at each call. */
    public MailContent content() throws EmailException {
        return content.make();
    }

    boolean isChanged() {
        return changed;
    }
}
