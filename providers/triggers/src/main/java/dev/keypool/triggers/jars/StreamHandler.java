package dev.keypool.triggers.jars;

import java.io.ByteArrayInputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/** A RequestStreamHandler, which reads and writes JSON itself. */
final class StreamHandler extends Handler {

    StreamHandler(Object instance, Method method, Class<?> context) {
        super(instance, method, context);
    }

    @Override
    byte[] handle(byte[] event, Object context) throws JarFailure, InvocationTargetException, IllegalAccessException {
        Output output = new Output();
        try {
            invoke(new ByteArrayInputStream(event), output, context);
        } catch (InvocationTargetException e) {
            // Where the exception is the output's own, the function has not said no.
            output.bytes();
            throw e;
        }
        return output.bytes();
    }
}
