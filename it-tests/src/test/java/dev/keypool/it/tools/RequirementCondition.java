package dev.keypool.it.tools;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Skips what cannot run here, or fails it where {@code -Dkeypool.it.failOnSkip=true} says that everything must. */
final class RequirementCondition implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Optional<String> missing = Stream.of(missingCommand(context), missingBrowser(context), missingJavaScript(context),
                        missingBoto3(context), missingPostgreSql(context))
                .flatMap(Optional::stream)
                .findFirst();
        if (missing.isPresent() && Boolean.getBoolean("keypool.it.failOnSkip")) {
            throw new IllegalStateException(missing.get());
        }
        return missing.map(ConditionEvaluationResult::disabled)
                .orElseGet(() -> ConditionEvaluationResult.enabled("everything it needs is there"));
    }

    private static Optional<String> missingCommand(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getElement(), RequiresCommand.class)
                .map(RequiresCommand::value)
                .filter(name -> Command.find(name).isEmpty())
                .map(name -> "needs the command " + name + ", which is not installed here");
    }

    private static Optional<String> missingBrowser(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getElement(), RequiresBrowser.class)
                .filter(annotation -> Chromium.find().isEmpty())
                .map(annotation -> "needs Chromium or Chrome, which is not installed here");
    }

    private static Optional<String> missingJavaScript(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getElement(), RequiresJavaScript.class)
                .flatMap(annotation -> JavaScript.missing());
    }

    private static Optional<String> missingBoto3(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getElement(), RequiresBoto3.class)
                .filter(annotation -> !Boto3.isInstalled())
                .map(annotation -> "needs a python3 with boto3, which is not installed here");
    }

    private static Optional<String> missingPostgreSql(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getElement(), RequiresPostgreSql.class)
                .filter(annotation -> PostgreSql.find().isEmpty())
                .map(annotation -> "needs PostgreSQL's server, which is not installed here");
    }
}
