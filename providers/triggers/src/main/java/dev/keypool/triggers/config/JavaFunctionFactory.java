package dev.keypool.triggers.config;

import dev.keypool.triggers.functions.FunctionEndpoint;
import dev.keypool.triggers.functions.JavaFunction;
import dev.keypool.triggers.jars.HandlerSpec;
import dev.keypool.triggers.jars.JarFailure;
import dev.keypool.triggers.jars.JarFunctions;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.keycloak.Config;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/** Functions in Java, in JARs that lie on the server. */
public final class JavaFunctionFactory extends TriggerFunctionFactory {

    private static final String JAR = "jar";
    private static final String HANDLER = "handler";
    private static final String FOLDER = "java-functions-dir";

    /** One name, so neither a path nor {@code ..}. */
    private static final Pattern JARS = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}");
    private static final Pattern HANDLERS = Pattern.compile("(?<type>[A-Za-z_$][\\w$]*(\\.[A-Za-z_$][\\w$]*)*)(::handleRequest)?");
    private static final int MAX_HANDLER = 255;
    /** What AWS allows in a function's name; it is a log category and a thread's name here. */
    private static final Pattern NOT_OF_A_NAME = Pattern.compile("[^A-Za-z0-9_-]");

    private Path folder;

    public JavaFunctionFactory() {
        super(ProviderConfigurationBuilder.create()
                .property().name(JAR).label("JAR").type(ProviderConfigProperty.STRING_TYPE)
                .helpText("Name of a JAR, or of a folder with JARs, in the server's folder of functions.").add()
                .property().name(HANDLER).label("Handler").type(ProviderConfigProperty.STRING_TYPE)
                .helpText("Class that implements RequestHandler or RequestStreamHandler, such as com.example.Handler.").add()
                .build());
    }

    @Override
    public String getId() {
        return "java";
    }

    @Override
    public String getHelpText() {
        return "A class of AWS's Java interfaces for Lambda, run in this server.";
    }

    /** The option is with those of {@code --spi-triggers--default}. */
    @Override
    public void init(Config.Scope config) {
        String home = System.getProperty("kc.home.dir");
        String given = Config.scope("triggers", "default").get(FOLDER);
        if (given != null || home != null) {
            folder = (given == null ? Path.of(home, "functions") : Path.of(given)).toAbsolutePath().normalize();
        }
    }

    @Override
    FunctionEndpoint endpoint(Settings settings, UnaryOperator<String> secrets) {
        if (folder == null) {
            throw new InvalidConfigurationException("The server has no folder of functions: --spi-triggers--default--" + FOLDER + " names it.");
        }
        String jar = settings.required(JAR);
        if (!JARS.matcher(jar).matches()) {
            throw new InvalidConfigurationException(JAR + " must be the name of a JAR or a folder, such as claims.jar.");
        }
        String name = NOT_OF_A_NAME.matcher(settings.name()).replaceAll("_");
        return new JavaFunction(new HandlerSpec(name.substring(0, Math.min(name.length(), 64)), folder, jar, className(settings.required(HANDLER))));
    }

    private static String className(String handler) {
        var matcher = HANDLERS.matcher(handler);
        if (handler.length() > MAX_HANDLER || !matcher.matches()) {
            throw new InvalidConfigurationException(HANDLER + " must be a class such as com.example.Handler or com.example.Handler::handleRequest.");
        }
        return matcher.group("type");
    }

    @Override
    void check(FunctionEndpoint endpoint) {
        try {
            JarFunctions.check(((JavaFunction) endpoint).spec());
        } catch (JarFailure e) {
            throw new InvalidConfigurationException("The function cannot be used: " + e.getMessage() + ".");
        }
    }
}
