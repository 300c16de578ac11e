package dev.keypool.hostedui.admin;

import dev.keypool.hostedui.branding.Branding;
import dev.keypool.hostedui.branding.StoredFile;
import dev.keypool.hostedui.branding.StrictJson;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import org.keycloak.services.ErrorResponse;

/** The state of a draft that an administrator has before them: of two who edit at once, the second is told instead of undoing the first one's work. */
final class Revision {

    private Revision() {
    }

    static String of(Branding draft) {
        return "\"" + StoredFile.sha256(StrictJson.bytes(draft.json())) + "\"";
    }

    /** Who asks for no certain state gets any. */
    static boolean isAsked(HttpHeaders headers) {
        return headers.getHeaderString(HttpHeaders.IF_MATCH) != null || headers.getHeaderString(HttpHeaders.IF_NONE_MATCH) != null;
    }

    /** @param draft null where there is none */
    static void require(HttpHeaders headers, Branding draft) {
        String wanted = headers.getHeaderString(HttpHeaders.IF_MATCH);
        if (wanted != null && !(draft != null && names(wanted, of(draft)))) {
            throw ErrorResponse.error(draft == null ? "This branding is not there, or somebody has deleted it meanwhile."
                    : "Somebody else has changed this branding meanwhile. Read it again, and make your change in what is there now.", Response.Status.PRECONDITION_FAILED);
        }
        String unwanted = headers.getHeaderString(HttpHeaders.IF_NONE_MATCH);
        if (unwanted != null && draft != null && names(unwanted, of(draft))) {
            throw ErrorResponse.error("This branding is there already; somebody may have made it meanwhile.", Response.Status.PRECONDITION_FAILED);
        }
    }

    /** A proxy that compresses may have made the tag a weak one. */
    private static boolean names(String tags, String tag) {
        return Arrays.stream(tags.split(",")).map(String::trim).anyMatch(one -> one.equals("*") || one.equals(tag) || one.equals("W/" + tag));
    }
}
