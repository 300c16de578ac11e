package dev.keypool.triggers.functions;

/** Where a function is: behind a URL, or in a JAR of this server. */
public sealed interface FunctionEndpoint permits HttpEndpoint, JavaFunction {
}
