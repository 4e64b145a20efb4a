package org.onsale.admission.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.onsale.admission.domain.Role;

final class ClaimedRolesTest {

    @Test
    void rolesAreAListOrWords() {
        assertThat(ClaimedRoles.of(Map.of("roles", List.of("onsale-viewer", "onsale-admin")), "roles"))
                .containsExactlyInAnyOrder(Role.VIEWER, Role.ADMIN);
        assertThat(ClaimedRoles.of(Map.of("roles", "staff onsale-operator"), "roles"))
                .containsExactly(Role.OPERATOR);
    }

    @Test
    void theClaimMayBeDeepInsideOrHaveDotsInItsName() {
        Map<String, Object> deep = Map.of("realm_access", Map.of("roles", List.of("onsale-operator")));

        assertThat(ClaimedRoles.of(deep, "realm_access.roles")).containsExactly(Role.OPERATOR);
        assertThat(ClaimedRoles.of(
                        Map.of("https://shop.example/roles", List.of("onsale-viewer")), "https://shop.example/roles"))
                .containsExactly(Role.VIEWER);
    }

    @Test
    void everythingElseIsNoRole() {
        assertThat(ClaimedRoles.of(Map.of(), "roles")).isEmpty();
        assertThat(ClaimedRoles.of(Map.of("roles", 5), "roles")).isEmpty();
        assertThat(ClaimedRoles.of(Map.of("roles", "x"), "roles.deeper")).isEmpty();
        assertThat(ClaimedRoles.of(
                        Map.of("roles", Arrays.asList("admin", "onsale-", "onsale-ADMIN", "onsale-boss", null, 7)),
                        "roles"))
                .isEmpty();
    }
}
