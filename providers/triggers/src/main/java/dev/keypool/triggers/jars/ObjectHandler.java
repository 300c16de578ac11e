package dev.keypool.triggers.jars;

import com.fasterxml.jackson.databind.JavaType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/** A RequestHandler, for which the event is made an object of the class that it takes. */
final class ObjectHandler extends Handler {

    private final HandlerJson json;
    private final JavaType input;

    ObjectHandler(Object instance, Method method, Class<?> context, HandlerJson json, JavaType input) {
        super(instance, method, context);
        this.json = json;
        this.input = input;
    }

    @Override
    byte[] handle(byte[] event, Object context) throws JarFailure, InvocationTargetException, IllegalAccessException {
        return json.written(invoke(json.read(event, input), context));
    }
}
