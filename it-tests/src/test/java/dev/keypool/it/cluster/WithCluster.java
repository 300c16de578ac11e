package dev.keypool.it.cluster;

import dev.keypool.it.tools.RequiresPostgreSql;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives a test class the {@link Cluster} that all such classes of the run share, as parameter of its constructor and
 * methods. A node that a test has killed runs again before the next test.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@RequiresPostgreSql
@Tag("cluster")
@ExtendWith(ClusterExtension.class)
public @interface WithCluster {}
