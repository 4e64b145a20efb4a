package org.onsale.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The expected ids were made with: printf 'checkout:…' | openssl dgst -sha256 -binary | head -c 16 | basenc --base64url. */
class IdsTest {

    @Test
    void aCheckoutFollowsFromItsPlace() {
        assertThat(Ids.checkoutOf("AAAAAAAAAAAAAAAAAAAAAA")).isEqualTo("xQHYQotYcV26AeBMmQ-3mw");
    }

    @Test
    void aDirectEntryFollowsFromEventAndKey() {
        EventId event = EventId.of("spring-tour");

        assertThat(Ids.entryCheckout(event, "key-1")).isEqualTo("jE-B5T3bes_r4kWg1w6Klg");
        assertThat(Ids.entryCheckout(event, "key-2")).isNotEqualTo(Ids.entryCheckout(event, "key-1"));
    }

    @Test
    void randomIdsAreAllDifferentAndOfTheSameForm() {
        SecureRandom random = new SecureRandom();

        var ids = IntStream.range(0, 10_000).mapToObj(i -> Ids.random(random)).collect(Collectors.toSet());

        assertThat(ids).hasSize(10_000).allMatch(id -> id.matches("[A-Za-z0-9_-]{22}"));
    }
}
