package dev.keypool.triggers.jars;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.fasterxml.jackson.databind.util.LRUMap;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Events as objects of a function's classes and back, as AWS's runtime does it (its {@code JacksonFactory}): by setters and getters,
 * not by annotations, which are classes of the function's own here as there, and without what is null.
 */
final class HandlerJson {

    private final ObjectMapper mapper;

    HandlerJson(ClassLoader loader) {
        mapper = JsonMapper.builder()
                .enable(MapperFeature.USE_STD_BEAN_NAMING)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.ACCEPT_EMPTY_STRING_AS_NULL_OBJECT, DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                // Absent and null are not the same to Cognito: null groups take a person's groups away.
                .serializationInclusion(JsonInclude.Include.NON_NULL)
                // The usual one remembers classes for all of Keycloak, and with them the function's class loader for ever.
                .typeFactory(TypeFactory.defaultInstance().withCache(new LRUMap<>(16, 200)).withClassLoader(loader))
                .build();
    }

    /** What a class makes of an interface's type parameters. */
    JavaType[] parametersOf(Class<?> type, Class<?> generic) {
        TypeFactory types = mapper.getTypeFactory();
        return types.findTypeParameters(types.constructType(type), generic);
    }

    /** A function that takes a text gets the JSON itself. */
    Object read(byte[] event, JavaType type) throws JarFailure {
        if (type.hasRawClass(String.class)) {
            return new String(event, StandardCharsets.UTF_8);
        }
        try {
            return mapper.readValue(event, type);
        } catch (IOException e) {
            throw new JarFailure(JarFailure.Kind.BROKE, "the event cannot be made an object of " + type.getRawClass().getName());
        }
    }

    byte[] written(Object answer) throws JarFailure {
        Output output = new Output();
        try {
            if (answer instanceof String json) {
                output.write(json.getBytes(StandardCharsets.UTF_8));
            } else {
                mapper.writeValue(output, answer);
            }
        } catch (IOException e) {
            output.bytes();
            throw new JarFailure(JarFailure.Kind.BAD_OUTPUT, "The function's answer cannot be written as JSON");
        }
        return output.bytes();
    }
}
