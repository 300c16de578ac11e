package dev.keypool.hostedui.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.hostedui.RefusedException;
import dev.keypool.hostedui.branding.Branding;
import dev.keypool.hostedui.branding.StoredFile;
import dev.keypool.hostedui.branding.StrictJson;
import dev.keypool.hostedui.pages.MessageKeys;
import dev.keypool.hostedui.store.BrandingKey;
import dev.keypool.hostedui.store.BrandingStore;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.services.ErrorResponse;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** A branding's draft in an administrator's hands: who may, one at a time, and told of each change. */
record Draft(KeycloakSession session, RealmModel realm, AdminPermissionEvaluator auth, AdminEventBuilder adminEvent, BrandingStore store, BrandingKey key) {

    interface Answer {
        Response give() throws RefusedException;
    }

    interface Check<T> {
        T of(ObjectNode given) throws RefusedException;
    }

    /** What takes its time, made of the draft as it stands. Made twice where somebody else changes that meanwhile. */
    interface Plan<T> {
        T of(Kept draft) throws RefusedException;
    }

    /** What the request says the draft must be. */
    interface Asked {
        void require(Kept draft) throws RefusedException;
    }

    interface Change<T> {
        Response apply(T planned) throws RefusedException;
    }

    Response read(Answer answer) {
        auth.realm().requireViewRealm();
        return told(answer);
    }

    /** Nobody waits in the database for what takes its time. */
    <T> Response change(Plan<T> plan, Change<T> change) {
        auth.realm().requireManageRealm();
        return told(() -> {
            Kept before = kept(key);
            return change.apply(planned(before, this::asked, plan, () -> {
                store.hold(key);
                return held(key, before);
            }));
        });
    }

    /** Nor for a body that comes slowly. */
    <T> Response change(InputStream body, Limit limit, Check<Plan<T>> check, Change<T> change) {
        auth.realm().requireManageRealm();
        return told(() -> change(check.of(StrictJson.object(Body.read(body, limit))), change));
    }

    /** In a transaction of its own: this one would keep what it has read, and with it a database that repeats its reads. */
    Kept kept(BrandingKey branding) {
        return KeycloakModelUtils.runJobInTransactionWithResult(session.getKeycloakSessionFactory(),
                own -> new Kept(new BrandingStore(own.getProvider(JpaConnectionProvider.class).getEntityManager()).draftText(branding)));
    }

    /** Once the realm's brandings are held. */
    Kept held(BrandingKey branding, Kept before) {
        return new Kept(before.text() == null ? store.draftText(branding) : store.heldDraftText(branding));
    }

    /** @param hold from then on nobody else changes the draft */
    static <T> T planned(Kept before, Asked asked, Plan<T> plan, Supplier<Kept> hold) throws RefusedException {
        asked.require(before);
        T planned = plan.of(before);
        Kept now = hold.get();
        if (now.equals(before)) {
            return planned;
        }
        asked.require(now);
        return plan.of(now);
    }

    private void asked(Kept draft) throws RefusedException {
        if (Revision.isAsked(session.getContext().getRequestHeaders())) {
            Revision.require(session.getContext().getRequestHeaders(), draft.orNull());
        }
    }

    /** Of pages and mails, by their keys. */
    Set<String> messages() {
        return MessageKeys.of(session, realm);
    }

    Response saved(Saved saved) {
        save(saved.draft(), saved.files());
        return saved.answer();
    }

    void save(Branding draft, List<StoredFile> files) {
        store.save(key, draft, files);
        record(OperationType.UPDATE, draft);
    }

    void record(OperationType operation, Branding draft) {
        adminEvent.operation(operation).resourcePath(session.getContext().getUri()).representation(draft.json()).success();
    }

    Branding existing() throws RefusedException {
        return found(store.draft(key));
    }

    static <T> T found(T branding) {
        if (branding == null) {
            throw new NotFoundException("Could not find branding");
        }
        return branding;
    }

    static Response told(Answer answer) {
        try {
            return answer.give();
        } catch (RefusedException e) {
            throw ErrorResponse.error(e.getMessage(), Response.Status.BAD_REQUEST);
        }
    }
}
