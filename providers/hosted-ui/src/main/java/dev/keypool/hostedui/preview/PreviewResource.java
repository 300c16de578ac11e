package dev.keypool.hostedui.preview;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.hostedui.RefusedException;
import dev.keypool.hostedui.branding.StoredFile;
import dev.keypool.hostedui.branding.StrictJson;
import dev.keypool.hostedui.pages.MessageKeys;
import dev.keypool.hostedui.store.BrandingKey;
import dev.keypool.hostedui.store.BrandingStore;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.jose.jws.crypto.HashUtils;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.theme.FreeMarkerException;
import org.keycloak.theme.Theme;
import org.keycloak.theme.freemarker.FreeMarkerProvider;
import org.keycloak.utils.SecureContextResolver;

/** The preview of one branding's draft. Its page and its script are for anybody, and say nothing; the rest is for whoever has a ticket. */
public final class PreviewResource {

    private static final String COOKIE = "KEYPOOL_PREVIEW";
    private static final int MAX_CODE_BYTES = 200;
    private static final Pattern NO_SCRIPT = Pattern.compile("(?s)<noscript>.*?</noscript>");

    private final KeycloakSession session;
    private final RealmModel realm;
    private final BrandingKey key;
    private final BrandingStore store;
    private final Tickets tickets;
    private final URI folder;

    public PreviewResource(KeycloakSession session, String clientId) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.key = new BrandingKey(realm.getId(), clientId);
        this.store = new BrandingStore(session.getProvider(JpaConnectionProvider.class).getEntityManager());
        this.tickets = new Tickets(session.singleUseObjects(), key);
        this.folder = PreviewLink.folder(session.getContext().getUri().getBaseUri(), realm, key);
    }

    @GET
    public Response page() {
        // What the page links is beside it. Without the host, which a request may make up.
        return session.getContext().getUri().getRequestUri().getRawPath().endsWith("/")
                ? Answers.html(session, new String(resource("preview.html"), StandardCharsets.UTF_8), Answers.PAGE_POLICY)
                : Response.status(Response.Status.SEE_OTHER).header(HttpHeaders.LOCATION, folder.getRawPath()).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    @GET
    @Path("preview.css")
    public Response style() {
        return Answers.file(resource("preview.css"), "text/css; charset=utf-8").build();
    }

    @GET
    @Path("preview.js")
    public Response script() {
        return Answers.file(resource("preview.js"), "text/javascript; charset=utf-8").build();
    }

    /** A code, which the address had in its fragment, for a cookie that no script sees. JSON, so that no other site's form can send it. */
    @POST
    @Path("session")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response open(InputStream body) {
        String browser = realm.isEnabled() && !needsTls() ? tickets.redeem(code(body)) : null;
        if (browser == null) {
            throw Answers.refused(Response.Status.FORBIDDEN, "This address has been used, or is too old. Please make a new one in the administration.");
        }
        return Response.noContent().header(HttpHeaders.CACHE_CONTROL, "no-store")
                .cookie(new NewCookie.Builder(COOKIE).value(browser).path(folder.getRawPath()).maxAge(Tickets.SECONDS).httpOnly(true)
                        .secure(SecureContextResolver.isSecureContext(session)).sameSite(NewCookie.SameSite.STRICT).build())
                .build();
    }

    private boolean needsTls() {
        return !"https".equals(session.getContext().getUri().getBaseUri().getScheme()) && realm.getSslRequired().isRequired(session.getContext().getConnection());
    }

    private static String code(InputStream body) {
        try {
            return StrictJson.object(body.readNBytes(MAX_CODE_BYTES)).path("code").textValue();
        } catch (IOException | RefusedException e) {
            return null;
        }
    }

    /** What there is to choose from, and what the draft's administrator should know. */
    @GET
    @Path("draft")
    public Response draft(@CookieParam(COOKIE) String browser, @HeaderParam(HttpHeaders.IF_NONE_MATCH) String known) {
        String kept = kept(browser);
        String tag = "\"" + HashUtils.sha256UrlEncodedHash(kept, StandardCharsets.UTF_8) + "\"";
        Response.ResponseBuilder answer = tag.equals(known) ? Response.notModified() : Response.ok(StrictJson.bytes(choices(read(kept)))).type(MediaType.APPLICATION_JSON);
        return answer.header(HttpHeaders.ETAG, tag).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    private ObjectNode choices(Draft draft) {
        try {
            Theme theme = Themes.standard(session);
            StageBuilder stage = new StageBuilder(session, theme, draft, filesUrl());
            ClientModel client = session.getContext().getClient();
            return Choices.json(client == null ? null : client.getClientId(), draft, Themes.names(session), theme, stage.languages(), stage.standardLanguage(),
                    () -> MessageKeys.of(session, realm));
        } catch (IOException e) {
            throw unreadable();
        }
    }

    /** One page of the theme in one state. What is left out is as the realm has it. */
    @GET
    @Path("page")
    public Response page(@CookieParam(COOKIE) String browser, @QueryParam("page") String id, @QueryParam("state") String state, @QueryParam("theme") String themeName,
                         @QueryParam("scheme") String scheme, @QueryParam("lang") String language, @QueryParam("dir") String direction) {
        Draft draft = read(kept(browser));
        PreviewPage page = PreviewPages.byId().get(id == null ? "login" : id);
        Sample sample = page == null ? null : page.in(state == null ? PreviewPage.PLAIN : state);
        boolean known = sample != null && isOneOf(scheme, "light", "dark") && isOneOf(direction, "ltr", "rtl");
        try {
            Theme theme = known ? Themes.named(session, themeName) : null;
            StageBuilder builder = theme == null ? null : new StageBuilder(session, theme, draft, filesUrl());
            if (builder == null || theme.getTemplate(page.template()) == null || language != null && !builder.languages().contains(language)) {
                throw Answers.refused(Response.Status.NOT_FOUND, "There is no such page, state, theme, color scheme, language or direction.");
            }
            Stage stage = builder.stage(language == null ? builder.standardLanguage() : language, direction, "dark".equals(scheme));
            String html = session.getProvider(FreeMarkerProvider.class).processTemplate(PageModel.of(stage, page, sample), page.template(), theme);
            return Answers.html(session, asWithScripts(html), Answers.FRAME_POLICY);
        } catch (FreeMarkerException e) {
            // A theme of somebody's may want what the sample does not have.
            throw Answers.refused(Response.Status.CONFLICT, "This theme's own template for the page asks for data that the preview does not have.");
        } catch (IOException | RefusedException e) {
            throw unreadable();
        }
    }

    /** Visitors have scripts, though here none run: they do not see what is for those who have none. */
    static String asWithScripts(String html) {
        return NO_SCRIPT.matcher(html).replaceAll("");
    }

    private static boolean isOneOf(String given, String... allowed) {
        return given == null || List.of(allowed).contains(given);
    }

    /** The draft's pictures and style sheets, which are public once it is published, and not before. */
    @GET
    @Path("files/{name}")
    public Response file(@CookieParam(COOKIE) String browser, @PathParam("name") String name) {
        Draft draft = read(kept(browser));
        try {
            String hash = draft.branding().assets().stream().filter(asset -> asset.file().equals(name)).map(asset -> asset.hash()).findFirst().orElse(null);
            StoredFile file = hash == null ? draft.sheet(name) : store.file(realm.getId(), hash);
            if (file == null) {
                throw Answers.refused(Response.Status.NOT_FOUND, "The draft has no such file.");
            }
            return Answers.file(file.bytes(), file.contentType()).build();
        } catch (RefusedException e) {
            throw unreadable();
        }
    }

    /** Only for whoever has a ticket. */
    private String kept(String browser) {
        if (!realm.isEnabled() || !tickets.admits(browser)) {
            throw Answers.refused(Response.Status.FORBIDDEN, "This preview has ended. Please make a new address in the administration.");
        }
        ClientModel client = key.clientId() == null ? null : realm.getClientById(key.clientId());
        String kept = client == null && key.clientId() != null ? null : store.draftText(key);
        if (kept == null) {
            throw Answers.refused(Response.Status.NOT_FOUND, "There is no draft any more.");
        }
        session.getContext().setClient(client);
        return kept;
    }

    private static Draft read(String kept) {
        try {
            return Draft.of(kept);
        } catch (RefusedException e) {
            throw unreadable();
        }
    }

    private static RuntimeException unreadable() {
        return Answers.refused(Response.Status.CONFLICT, "The draft or the theme cannot be read.");
    }

    private String filesUrl() {
        return folder.getRawPath() + "files/";
    }

    private static byte[] resource(String name) {
        try (InputStream content = PreviewResource.class.getResourceAsStream(name)) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException("The JAR has lost " + name, e);
        }
    }
}
