package dev.keypool.hostedui.store;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

final class BrandingStoreTest {

    /** Of a draft that was read before somebody else deleted the picture. */
    @Test
    void aFileThatIsNotThereIsNone() {
        EntityManager empty = (EntityManager) Proxy.newProxyInstance(EntityManager.class.getClassLoader(), new Class<?>[] {EntityManager.class}, (proxy, method, arguments) -> null);

        assertThat(new BrandingStore(empty).file("realm", "ab".repeat(32))).isNull();
    }
}
