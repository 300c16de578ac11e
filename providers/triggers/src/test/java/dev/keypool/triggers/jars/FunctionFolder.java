package dev.keypool.triggers.jars;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** A folder of functions, with real JARs of sources that tests bring. */
public final class FunctionFolder {

    private static final Pattern CLASS = Pattern.compile("(?:class|interface|record) (\\w+)");

    private final Path root;

    public FunctionFolder(Path root) {
        this.root = root;
    }

    /** AWS's interfaces, as functions bring them. */
    public static Path core() {
        return jarOf(RequestHandler.class);
    }

    public static Path events() {
        return jarOf(CognitoUserPoolEvent.class);
    }

    private static Path jarOf(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    public HandlerSpec spec(String jar, String className) {
        return new HandlerSpec("f", root, jar, className);
    }

    /** A function in a folder with AWS's JARs; of the first source's class. All are in the package {@code f}. */
    public HandlerSpec function(String name, String... sources) throws IOException {
        Path folder = Files.createDirectories(root.resolve(name));
        for (Path aws : List.of(core(), events())) {
            Files.copy(aws, folder.resolve(aws.getFileName()));
        }
        jar(folder.resolve("function.jar"), List.of(), sources);
        return spec(name, "f." + className(sources[0]));
    }

    /** A RequestHandler of maps with that body. */
    public HandlerSpec ofMaps(String name, String body) throws IOException {
        return function(name, """
                package f;
                import com.amazonaws.services.lambda.runtime.*;
                import java.util.*;
                public class Handler implements RequestHandler<Map<String, Object>, Object> {
                    public Object handleRequest(Map<String, Object> event, Context context) {
                        %s
                    }
                }
                """.formatted(body));
    }

    /** Compiles sources into a JAR. */
    public static void jar(Path file, List<Path> classPath, String... sources) throws IOException {
        Path classes = Files.createTempDirectory("classes");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        String path = Stream.concat(Stream.of(core(), events()), classPath.stream()).map(Path::toString)
                .reduce((a, b) -> a + System.getProperty("path.separator") + b).orElseThrow();
        StringWriter messages = new StringWriter();
        boolean compiled = compiler.getTask(messages, null, null, List.of("-d", classes.toString(), "-cp", path, "-proc:none", "-nowarn"), null,
                Arrays.stream(sources).map(Source::new).toList()).call();
        if (!compiled) {
            throw new IllegalArgumentException(messages.toString());
        }
        try (OutputStream out = Files.newOutputStream(file); JarOutputStream jar = new JarOutputStream(out); Stream<Path> files = Files.walk(classes)) {
            for (Path compiledClass : files.filter(Files::isRegularFile).toList()) {
                jar.putNextEntry(new JarEntry(classes.relativize(compiledClass).toString()));
                Files.copy(compiledClass, jar);
            }
        }
    }

    /** Puts all of a JAR into another one, as Maven's shade plugin does. */
    static void add(Path jar, Path other) throws IOException {
        try (FileSystem to = FileSystems.newFileSystem(jar); FileSystem from = FileSystems.newFileSystem(other);
                Stream<Path> files = Files.walk(from.getPath("/com"))) {
            for (Path file : files.toList()) {
                if (Files.isDirectory(file)) {
                    Files.createDirectories(to.getPath(file.toString()));
                } else {
                    Files.copy(file, to.getPath(file.toString()));
                }
            }
        }
    }

    private static String className(String source) {
        Matcher matcher = CLASS.matcher(source);
        if (!matcher.find()) {
            throw new IllegalArgumentException(source);
        }
        return matcher.group(1);
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String text) {
            super(URI.create("string:///f/" + className(text) + ".java"), JavaFileObject.Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
