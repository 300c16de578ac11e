package dev.keypool.hostedui.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.hostedui.RefusedException;
import dev.keypool.hostedui.branding.Branding;
import dev.keypool.hostedui.branding.StoredFile;
import dev.keypool.hostedui.branding.StrictJson;
import dev.keypool.hostedui.store.BrandingKey;
import dev.keypool.hostedui.store.BrandingStore;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
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

    interface Change<T> {
        Response apply(T checked) throws RefusedException;
    }

    Response read(Answer answer) {
        auth.realm().requireViewRealm();
        return told(answer);
    }

    Response change(Answer answer) {
        auth.realm().requireManageRealm();
        return told(() -> {
            store.hold(key);
            if (Revision.isAsked(session.getContext().getRequestHeaders())) {
                Revision.require(session.getContext().getRequestHeaders(), store.draft(key));
            }
            return answer.give();
        });
    }

    /** Nobody waits in the database for a body that comes slowly, or takes long to be checked. */
    <T> Response change(InputStream body, int maxBytes, Check<T> check, Change<T> change) {
        auth.realm().requireManageRealm();
        return told(() -> {
            T checked = check.of(StrictJson.object(Body.read(body, maxBytes)));
            return change(() -> change.apply(checked));
        });
    }

    Response saved(Branding draft, List<StoredFile> files, List<String> notices) {
        save(draft, files);
        return Answers.draft(draft, notices);
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

    Branding orEmpty() throws RefusedException {
        Branding draft = store.draft(key);
        return draft == null ? Branding.empty() : draft;
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
