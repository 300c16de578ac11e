package dev.keypool.triggers.jars;

import java.nio.file.Path;

/**
 * Where a function's class is.
 *
 * @param function  name of the function, for logs and metrics
 * @param root      folder of all functions of this server
 * @param jar       in it, a folder with the function's JARs, or its one JAR: a plain name
 * @param className of the handler, as {@link Class#forName(String)} takes it
 */
public record HandlerSpec(String function, Path root, String jar, String className) {
}
