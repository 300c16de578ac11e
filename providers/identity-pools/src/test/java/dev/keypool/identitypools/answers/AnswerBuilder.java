package dev.keypool.identitypools.answers;

import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Link;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.lang.annotation.Annotation;
import java.net.URI;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Builds an {@link Answer} by the few methods that this module calls. */
final class AnswerBuilder extends Response.ResponseBuilder {

    private final MultivaluedMap<String, Object> headers = new MultivaluedHashMap<>();
    private int status;
    private Object entity;

    @Override public Response build() {
        return new Answer(status, entity, headers);
    }

    @Override public Response.ResponseBuilder status(int code) {
        status = code;
        return this;
    }

    @Override public Response.ResponseBuilder status(int code, String reason) {
        return status(code);
    }

    @Override public Response.ResponseBuilder entity(Object content) {
        entity = content;
        return this;
    }

    @Override public Response.ResponseBuilder header(String name, Object value) {
        headers.add(name, value);
        return this;
    }

    @Override public Response.ResponseBuilder type(MediaType type) {
        return header("Content-Type", type.getType() + "/" + type.getSubtype());
    }

    @Override public Response.ResponseBuilder type(String type) {
        return header("Content-Type", type);
    }

    private static UnsupportedOperationException unused() {
        return new UnsupportedOperationException("no test needs this");
    }

    @Override public Response.ResponseBuilder clone() { throw unused(); }
    @Override public Response.ResponseBuilder entity(Object content, Annotation[] annotations) { throw unused(); }
    @Override public Response.ResponseBuilder allow(String... methods) { throw unused(); }
    @Override public Response.ResponseBuilder allow(Set<String> methods) { throw unused(); }
    @Override public Response.ResponseBuilder cacheControl(CacheControl control) { throw unused(); }
    @Override public Response.ResponseBuilder encoding(String encoding) { throw unused(); }
    @Override public Response.ResponseBuilder replaceAll(MultivaluedMap<String, Object> all) { throw unused(); }
    @Override public Response.ResponseBuilder language(String language) { throw unused(); }
    @Override public Response.ResponseBuilder language(Locale language) { throw unused(); }
    @Override public Response.ResponseBuilder variant(Variant variant) { throw unused(); }
    @Override public Response.ResponseBuilder contentLocation(URI location) { throw unused(); }
    @Override public Response.ResponseBuilder cookie(NewCookie... cookies) { throw unused(); }
    @Override public Response.ResponseBuilder expires(Date expires) { throw unused(); }
    @Override public Response.ResponseBuilder lastModified(Date lastModified) { throw unused(); }
    @Override public Response.ResponseBuilder location(URI location) { throw unused(); }
    @Override public Response.ResponseBuilder tag(EntityTag tag) { throw unused(); }
    @Override public Response.ResponseBuilder tag(String tag) { throw unused(); }
    @Override public Response.ResponseBuilder variants(Variant... variants) { throw unused(); }
    @Override public Response.ResponseBuilder variants(List<Variant> variants) { throw unused(); }
    @Override public Response.ResponseBuilder links(Link... links) { throw unused(); }
    @Override public Response.ResponseBuilder link(URI uri, String relation) { throw unused(); }
    @Override public Response.ResponseBuilder link(String uri, String relation) { throw unused(); }
}
