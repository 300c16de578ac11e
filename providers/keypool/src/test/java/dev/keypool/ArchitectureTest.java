package dev.keypool;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows between the modules, over everything that goes into the one JAR. */
@AnalyzeClasses(packages = "dev.keypool", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {

    /** Modules of the design that are not there yet are optional layers, so that each is held to it from its first class. */
    @ArchTest
    static final ArchRule modulesUseEachOtherOneWay = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("dev.keypool..")
            .withOptionalLayers(true)
            .layer("iam").definedBy("dev.keypool.iam..")
            .layer("outbound").definedBy("dev.keypool.outbound..")
            .layer("messages").definedBy("dev.keypool.messages..")
            .layer("identity-pools").definedBy("dev.keypool.identitypools..")
            .layer("triggers").definedBy("dev.keypool.triggers..")
            .layer("user-pools").definedBy("dev.keypool.userpools..")
            .layer("hosted-ui").definedBy("dev.keypool.hostedui..")
            .layer("pack").definedBy("dev.keypool.pack..")
            .whereLayer("iam").mayOnlyBeAccessedByLayers("messages", "identity-pools", "triggers", "hosted-ui")
            .whereLayer("outbound").mayOnlyBeAccessedByLayers("messages", "identity-pools", "triggers")
            .whereLayer("messages").mayOnlyBeAccessedByLayers("identity-pools", "triggers", "user-pools", "hosted-ui")
            .whereLayer("iam").mayNotAccessAnyLayer()
            .whereLayer("outbound").mayNotAccessAnyLayer()
            .whereLayer("messages").mayOnlyAccessLayers("iam", "outbound")
            .whereLayer("identity-pools").mayNotBeAccessedByAnyLayer()
            .whereLayer("triggers").mayNotBeAccessedByAnyLayer()
            .whereLayer("user-pools").mayNotBeAccessedByAnyLayer()
            .whereLayer("hosted-ui").mayNotBeAccessedByAnyLayer()
            .whereLayer("pack").mayNotBeAccessedByAnyLayer();

    @ArchTest
    static final ArchRule everyClassBelongsToAModule = classes()
            .should().resideInAnyPackage(
                    "dev.keypool.iam..",
                    "dev.keypool.outbound..",
                    "dev.keypool.messages..",
                    "dev.keypool.identitypools..",
                    "dev.keypool.triggers..",
                    "dev.keypool.userpools..",
                    "dev.keypool.hostedui..",
                    "dev.keypool.pack..");

    @ArchTest
    static final ArchRule iamKnowsNoKeycloak = noClasses()
            .that().resideInAPackage("dev.keypool.iam..")
            .should().dependOnClassesThat().resideInAnyPackage("org.keycloak..", "jakarta..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule outboundKnowsNoKeycloak = noClasses()
            .that().resideInAPackage("dev.keypool.outbound..")
            .should().dependOnClassesThat().resideInAnyPackage("org.keycloak..", "jakarta..");

    /** What administrators give for the look is judged in plain Java; Keycloak's types stay at the module's edge. */
    @ArchTest
    static final ArchRule whatJudgesBrandingsKnowsNoKeycloak = noClasses()
            .that().resideInAnyPackage("dev.keypool.hostedui.css..", "dev.keypool.hostedui.svg..", "dev.keypool.hostedui.images..", "dev.keypool.hostedui.fonts..",
                    "dev.keypool.hostedui.settings..", "dev.keypool.hostedui.contrast..", "dev.keypool.hostedui.branding..")
            .should().dependOnClassesThat().resideInAnyPackage("org.keycloak..", "jakarta..", "dev.keypool.messages..", "dev.keypool.iam..");

    /** One client calls what administrators and tokens name: a second one would be a way around its checks. */
    @ArchTest
    static final ArchRule onlyOutboundCallsOut = noClasses()
            .that().resideOutsideOfPackage("dev.keypool.outbound..")
            .should().dependOnClassesThat().resideInAnyPackage("org.apache.http..", "java.net.http..", "org.keycloak.http.simple..",
                    "org.keycloak.connections.httpclient..")
            .orShould().dependOnClassesThat().haveFullyQualifiedName("java.net.URLConnection")
            .orShould().dependOnClassesThat().haveFullyQualifiedName("java.net.HttpURLConnection");

    /** Keycloak takes one provider of mails: a second one of ours would silence the first. */
    @ArchTest
    static final ArchRule onlyMessagesOwnsMails = noClasses()
            .that().resideOutsideOfPackage("dev.keypool.messages..")
            .should().dependOnClassesThat().haveNameMatching("org\\.keycloak\\.email\\.(?!EmailException$).*");

    /** Keycloak's HTTP layer is no SPI: one room knows it. */
    @ArchTest
    static final ArchRule onlyTheEventLoopKnowsVertx = noClasses()
            .that().resideOutsideOfPackage("dev.keypool.identitypools.eventloop")
            .should().dependOnClassesThat().resideInAnyPackage("io.vertx..", "io.quarkus..", "io.netty..");
}
