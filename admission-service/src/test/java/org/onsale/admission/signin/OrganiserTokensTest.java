package org.onsale.admission.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onsale.admission.domain.Role;

final class OrganiserTokensTest {

    @Test
    void oneTokenIsTheAdmins() {
        OrganiserTokens tokens = OrganiserTokens.parse("a-single-token");

        assertThat(tokens.of("a-single-token")).contains(organiser("organiser", Role.ADMIN));
        assertThat(tokens.of("a-single-toke")).isEmpty();
    }

    @Test
    void severalHaveANameEachAndARoleIfTheyAreNoAdmins() {
        OrganiserTokens tokens = OrganiserTokens.parse(
                "alice:token-of-alice, bob/operator:token-of-bob,screen/viewer:token:with/both,root/admin:token-of-root");

        assertThat(tokens.of("token-of-alice")).contains(organiser("alice", Role.ADMIN));
        assertThat(tokens.of("token-of-bob")).contains(organiser("bob", Role.OPERATOR));
        assertThat(tokens.of("token:with/both")).contains(organiser("screen", Role.VIEWER));
        assertThat(tokens.of("token-of-root")).contains(organiser("root", Role.ADMIN));
        assertThat(tokens.of("bob/operator:token-of-bob")).isEmpty();
        assertThat(tokens.of("")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    short | at least 8 characters
                    bob/boss:token-of-bob | one of viewer, operator, admin
                    bob/:token-of-bob | one of viewer, operator, admin
                    token-of-alice,token-of-bob | need a name each
                    alice:token-of-alice,alice/viewer:other-of-alice | need a name each
                    alice:token-of-both,bob/viewer:token-of-both | same token
                    autopilot:token-of-nobody | audit
                    """)
    void whatCannotBeMeantIsRefusedWithoutShowingAToken(String text, String reason) {
        assertThatThrownBy(() -> OrganiserTokens.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason)
                .message()
                .doesNotContain("token-of");
    }

    private static Organiser organiser(String name, Role role) {
        return new Organiser(name, role, Optional.empty());
    }
}
