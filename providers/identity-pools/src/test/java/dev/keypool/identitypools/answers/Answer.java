package dev.keypool.identitypools.answers;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.GenericType;
import jakarta.ws.rs.core.Link;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Annotation;
import java.net.URI;
import java.util.Date;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** An answer as it was built: status, entity and headers. The rest of the class is what it must inherit. */
final class Answer extends Response {

    private final int status;
    private final Object entity;
    private final MultivaluedMap<String, Object> headers;

    Answer(int status, Object entity, MultivaluedMap<String, Object> headers) {
        this.status = status;
        this.entity = entity;
        this.headers = new MultivaluedHashMap<>(headers);
    }

    @Override public int getStatus() {
        return status;
    }

    @Override public Object getEntity() {
        return entity;
    }

    @Override public boolean hasEntity() {
        return entity != null;
    }

    @Override public MultivaluedMap<String, Object> getMetadata() {
        return headers;
    }

    @Override public String getHeaderString(String name) {
        Object value = headers.getFirst(name);
        return value == null ? null : value.toString();
    }

    @Override public void close() {
    }

    private static UnsupportedOperationException unused() {
        return new UnsupportedOperationException("no test needs this");
    }

    @Override public StatusType getStatusInfo() { throw unused(); }
    @Override public <T> T readEntity(Class<T> type) { throw unused(); }
    @Override public <T> T readEntity(GenericType<T> type) { throw unused(); }
    @Override public <T> T readEntity(Class<T> type, Annotation[] annotations) { throw unused(); }
    @Override public <T> T readEntity(GenericType<T> type, Annotation[] annotations) { throw unused(); }
    @Override public boolean bufferEntity() { throw unused(); }
    @Override public MediaType getMediaType() { throw unused(); }
    @Override public Locale getLanguage() { throw unused(); }
    @Override public int getLength() { throw unused(); }
    @Override public Set<String> getAllowedMethods() { throw unused(); }
    @Override public Map<String, NewCookie> getCookies() { throw unused(); }
    @Override public EntityTag getEntityTag() { throw unused(); }
    @Override public Date getDate() { throw unused(); }
    @Override public Date getLastModified() { throw unused(); }
    @Override public URI getLocation() { throw unused(); }
    @Override public Set<Link> getLinks() { throw unused(); }
    @Override public boolean hasLink(String relation) { throw unused(); }
    @Override public Link getLink(String relation) { throw unused(); }
    @Override public Link.Builder getLinkBuilder(String relation) { throw unused(); }
    @Override public MultivaluedMap<String, String> getStringHeaders() { throw unused(); }
}
