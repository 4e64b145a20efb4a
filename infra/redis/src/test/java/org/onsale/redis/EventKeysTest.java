package org.onsale.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.cluster.SlotHash;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventKeysTest {

    private static final EventKeys KEYS = EventKeys.of(EventId.of("spring-tour"));
    private static final Set<String> NO_KEYS = Set.of("changedTopic", "toString");

    @ParameterizedTest
    @CsvSource({
        "settings, onsale:{spring-tour}:settings",
        "line, onsale:{spring-tour}:line",
        "away, onsale:{spring-tour}:away",
        "turns, onsale:{spring-tour}:turns",
        "checkouts, onsale:{spring-tour}:checkouts",
        "terms, onsale:{spring-tour}:terms",
        "places, onsale:{spring-tour}:places",
        "ended, onsale:{spring-tour}:ended",
        "numbers, onsale:{spring-tour}:numbers",
        "presence, onsale:{spring-tour}:presence",
        "pace, onsale:{spring-tour}:pace",
        "board, onsale:{spring-tour}:board",
        "tally, onsale:{spring-tour}:tally",
        "epoch, onsale:{spring-tour}:epoch",
        "authority, onsale:{spring-tour}:authority",
        "audit, onsale:{spring-tour}:audit",
        "admissions, onsale:{spring-tour}:admissions",
        "outbox, onsale:{spring-tour}:outbox",
        "deliveries, onsale:{spring-tour}:deliveries",
        "shop, onsale:{spring-tour}:shop",
        "history, onsale:{spring-tour}:history",
        "scratch, onsale:{spring-tour}:scratch",
        "changedTopic, onsale:{spring-tour}:changed",
    })
    void namesAreStoredSoTheyNeverChange(String method, String key) throws Exception {
        assertThat(EventKeys.class.getMethod(method).invoke(KEYS)).isEqualTo(key);
    }

    @Test
    void allNamesEveryKeyOnce() {
        List<String> named = Arrays.stream(EventKeys.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .filter(method -> method.getReturnType() == String.class && !NO_KEYS.contains(method.getName()))
                .map(EventKeysTest::nameFrom)
                .toList();

        assertThat(KEYS.all()).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(named);
    }

    private static String nameFrom(Method method) {
        try {
            return (String) method.invoke(KEYS);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void allKeysOfAnEventLiveInOneClusterSlot() {
        for (String id : List.of("a", "spring-tour", "0", "z".repeat(64))) {
            EventKeys keys = EventKeys.of(EventId.of(id));

            Set<Integer> slots = keys.all().stream().map(SlotHash::getSlot).collect(Collectors.toSet());

            assertThat(slots).containsExactly(SlotHash.getSlot(id));
        }
    }

    @Test
    void thePatternOfNoticesMeetsTheTopic() {
        assertThat(EventKeys.changedPattern()).isEqualTo("onsale:*:changed");
        assertThat(KEYS.changedTopic()).matches(EventKeys.changedPattern().replace("*", ".*"));
        assertThat(InstallationKeys.events()).isEqualTo("onsale:events");
    }
}
