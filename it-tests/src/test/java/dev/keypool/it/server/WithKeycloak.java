package dev.keypool.it.server;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives a test class a {@link KeycloakServer} as parameter of its constructor and methods. As it stands, it is
 * the one server that all classes of the run share; with anything of its own the class gets a server of its
 * own, which ends with the class unless it is shared.
 */
@Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(KeycloakExtension.class)
public @interface WithKeycloak {

    /** Options of {@code kc.sh} that need no build, such as {@code --proxy-headers=xforwarded}; {@link StandIns#PLACEHOLDER} is filled in. */
    String[] options() default {};

    /** Whether the options need a build after all: containers are built ahead of time, so such a server comes from the distribution. */
    boolean build() default false;

    /** Whether all classes with the same of everything have one server. */
    boolean shared() default false;
}
