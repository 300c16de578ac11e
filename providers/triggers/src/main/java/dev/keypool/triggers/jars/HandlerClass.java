package dev.keypool.triggers.jars;

import com.fasterxml.jackson.databind.JavaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.net.URLClassLoader;

/**
 * A function's class with a class loader of its own, none of its code run yet. Besides its JARs it sees the JDK alone: neither
 * Keycloak nor this pack nor another function. AWS's interfaces come from its JARs too, so that it has the version that it was
 * made with, and are called by reflection.
 */
final class HandlerClass implements AutoCloseable {

    private static final String AWS = "com.amazonaws.services.lambda.runtime.";
    private static final String METHOD = "handleRequest";

    private final HandlerSpec spec;
    private final URLClassLoader loader;
    private final Class<?> type;
    private final Constructor<?> constructor;
    private final Class<?> objects;
    private final Class<?> context;

    private HandlerClass(HandlerSpec spec, URLClassLoader loader) throws ReflectiveOperationException, JarFailure {
        this.spec = spec;
        this.loader = loader;
        type = Class.forName(spec.className(), false, loader);
        objects = Class.forName(AWS + "RequestHandler", false, loader);
        context = Class.forName(AWS + "Context", false, loader);
        boolean takesObjects = objects.isAssignableFrom(type);
        if (takesObjects == streams().isAssignableFrom(type)) {
            throw JarFailure.notLoaded(spec.className() + " must implement RequestHandler or RequestStreamHandler, and not both");
        }
        constructor = type.getConstructor();
    }

    static HandlerClass load(HandlerSpec spec) throws JarFailure {
        URLClassLoader loader = new URLClassLoader("function " + spec.function(), JarFiles.of(spec), ClassLoader.getPlatformClassLoader());
        try {
            return new HandlerClass(spec, loader);
        } catch (JarFailure e) {
            close(loader);
            throw e;
        } catch (NoSuchMethodException e) {
            close(loader);
            throw withoutConstructor(spec);
        } catch (ReflectiveOperationException | LinkageError e) {
            close(loader);
            throw failed(spec, e);
        }
    }

    private static JarFailure withoutConstructor(HandlerSpec spec) {
        return JarFailure.notLoaded(spec.className() + " must be public, with a public constructor without parameters");
    }

    /** Java's own reason, such as the name of the class that is missing. */
    private static JarFailure failed(HandlerSpec spec, Throwable e) {
        return JarFailure.notLoaded("the class " + spec.className() + " cannot be loaded from " + spec.jar() + ": " + Throwables.described(e));
    }

    /** In the function's own code, whose texts may tell of passwords: this one goes into logs. */
    private static JarFailure threw(HandlerSpec spec, Throwable e) {
        return JarFailure.notLoaded("the class " + spec.className() + " from " + spec.jar() + " fails to start with " + e.getClass().getName());
    }

    private Class<?> streams() throws ClassNotFoundException {
        return Class.forName(AWS + "RequestStreamHandler", false, loader);
    }

    /** Runs the function's own code: its static initializers and its constructor. */
    Handler instance() throws JarFailure {
        Thread.currentThread().setContextClassLoader(loader);
        try {
            Object instance = constructor.newInstance();
            if (!objects.isInstance(instance)) {
                return new StreamHandler(instance, streams().getMethod(METHOD, InputStream.class, OutputStream.class, context), context);
            }
            HandlerJson json = new HandlerJson(loader);
            JavaType[] types = json.parametersOf(type, objects);
            return new ObjectHandler(instance, objects.getMethod(METHOD, Object.class, context), context, json, types[0]);
        } catch (InvocationTargetException e) {
            throw threw(spec, e.getCause());
        } catch (ExceptionInInitializerError e) {
            throw threw(spec, e.getCause() == null ? e : e.getCause());
        } catch (IllegalAccessException e) {
            throw withoutConstructor(spec);
        } catch (ReflectiveOperationException | RuntimeException | Error e) {
            throw failed(spec, e);
        }
    }

    @Override
    public void close() {
        close(loader);
    }

    private static void close(URLClassLoader loader) {
        try {
            loader.close();
        } catch (IOException e) {
            // Its files were only read.
        }
    }
}
