package dev.keypool.identitypools.operations;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextShapeTest {

    @ParameterizedTest
    @ValueSource(strings = {"alice", "Алиса", "🎲 alice", "a?"})
    void usersOfABackendHaveNamesOfAllKinds(String user) {
        assertThat(TextShape.DEVELOPER_USER.accepts(user)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\u0000", "alice\u0000", "a\n", "a\u007f"})
    void whatNoDatabaseTakesIsNoUser(String user) {
        assertThat(TextShape.DEVELOPER_USER.accepts(user)).isFalse();
    }

    /** Written as UTF-8 it is a question mark, so it would sign in as another user. */
    @Test
    void halfACharacterIsNoUser() {
        for (String half : new String[] {"a\ud800", "a\udc00", "\udc00\ud800"}) {
            assertThat(TextShape.DEVELOPER_USER.accepts(half)).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"web\u0000", "\u0000", "we b"})
    void aClientsIdHasNoControlCharacters(String clientId) {
        assertThat(TextShape.CLIENT_ID.accepts(clientId)).isFalse();
    }

    @Test
    void aClientsIdMayBeAnAddress() {
        assertThat(TextShape.CLIENT_ID.accepts("https://app.example/ä?b=c")).isTrue();
    }
}
