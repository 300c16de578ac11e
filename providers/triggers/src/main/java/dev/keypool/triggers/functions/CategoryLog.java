package dev.keypool.triggers.functions;

import dev.keypool.triggers.jars.FunctionLog;
import org.jboss.logging.Logger;

/** What a function in a JAR logs, in a log category of its own. */
final class CategoryLog implements FunctionLog {

    private static final int MAX_LENGTH = 4000;

    private final Logger log;

    CategoryLog(String function) {
        log = Logger.getLogger("dev.keypool.triggers.function." + function);
    }

    @Override
    public void log(String level, String text) {
        log.log(level(level), ErrorText.line(text, MAX_LENGTH));
    }

    private static Logger.Level level(String name) {
        return switch (name) {
            case "TRACE" -> Logger.Level.TRACE;
            case "DEBUG" -> Logger.Level.DEBUG;
            case "WARN" -> Logger.Level.WARN;
            case "ERROR" -> Logger.Level.ERROR;
            case "FATAL" -> Logger.Level.FATAL;
            default -> Logger.Level.INFO;
        };
    }
}
