package dev.keypool.triggers.jars;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/** A function, ready to be called. */
abstract class Handler {

    /** Bytes of an answer. */
    static final int MAX_OUTPUT = 1024 * 1024;

    private final Object instance;
    private final Method method;
    private final Class<?> context;

    Handler(Object instance, Method method, Class<?> context) {
        this.instance = instance;
        this.method = method;
        this.context = context;
    }

    /** To be called on a thread of the function's. */
    final byte[] handle(byte[] event, Invocation invocation) throws JarFailure {
        Thread.currentThread().setContextClassLoader(instance.getClass().getClassLoader());
        try {
            return handle(event, invocation.context(context));
        } catch (InvocationTargetException e) {
            throw thrown(e.getCause(), invocation);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("AWS's interfaces are public", e);
        } catch (RuntimeException | Error e) {
            // Of the function's classes too, while its objects are read or written.
            throw broke(e, invocation);
        }
    }

    abstract byte[] handle(byte[] event, Object context) throws JarFailure, InvocationTargetException, IllegalAccessException;

    final Object invoke(Object... arguments) throws InvocationTargetException, IllegalAccessException {
        return method.invoke(instance, arguments);
    }

    private static JarFailure thrown(Throwable thrown, Invocation invocation) {
        if (thrown instanceof Error) {
            return broke(thrown, invocation);
        }
        invocation.log("DEBUG", Throwables.place(thrown));
        String message = Throwables.message(thrown);
        return new JarFailure(JarFailure.Kind.THREW, message == null ? "" : message);
    }

    private static JarFailure broke(Throwable thrown, Invocation invocation) {
        invocation.log("ERROR", Throwables.place(thrown));
        return new JarFailure(JarFailure.Kind.BROKE, "it ended by " + thrown.getClass().getName());
    }
}
