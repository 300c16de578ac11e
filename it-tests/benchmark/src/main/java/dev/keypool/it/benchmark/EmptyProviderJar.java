package dev.keypool.it.benchmark;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** Packs the empty realm resource as a provider JAR. */
final class EmptyProviderJar {

    private static final String PACKAGE = "dev/keypool/it/benchmark/empty/";
    private static final String SERVICE = "META-INF/services/org.keycloak.services.resource.RealmResourceProviderFactory";

    private EmptyProviderJar() {}

    static Path pack(Path classes, Path folder) throws IOException {
        Path jar = Files.createDirectories(folder).resolve("empty-resource.jar");
        try (OutputStream out = Files.newOutputStream(jar); JarOutputStream zip = new JarOutputStream(out)) {
            add(zip, "META-INF/beans.xml", new byte[0]);
            add(zip, SERVICE, "dev.keypool.it.benchmark.empty.EmptyEndpoint".getBytes(StandardCharsets.UTF_8));
            for (String name : new String[] {"EmptyEndpoint.class", "EmptyResource.class"}) {
                add(zip, PACKAGE + name, Files.readAllBytes(classes.resolve(PACKAGE + name)));
            }
        }
        return jar;
    }

    private static void add(JarOutputStream zip, String name, byte[] content) throws IOException {
        JarEntry entry = new JarEntry(name);
        // Always the same JAR, so that Keycloak does not augment itself again.
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
