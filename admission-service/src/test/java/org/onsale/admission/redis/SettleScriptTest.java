package org.onsale.admission.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.onsale.admission.support.Waits.answer;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.onsale.admission.application.Busy;
import org.onsale.admission.domain.Byline;
import org.onsale.admission.domain.EventSettings;
import org.onsale.admission.domain.SettingChange;
import org.onsale.admission.domain.StoredSettings;
import org.onsale.admission.support.RedisTest;
import org.onsale.admission.support.Sale;
import org.onsale.redis.RedisRefusal;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

final class SettleScriptTest extends RedisTest {
    private static final Instant NOON = Instant.parse("2031-05-01T12:00:00Z");
    private final SettingsStore store = new SettingsStore(redis());

    @Test
    void whatIsWrittenIsRead() {
        Sale sale = Sale.unheardOf(server());
        StoredSettings wanted = version(1, Map.of("cap", 7, "ratePerMinute", 60));

        write(sale, wanted);

        assertThat(answer(store.read(sale.event()))).isEqualTo(Optional.of(wanted));
        assertThat(sale.commands().xlen(sale.key().audit())).isEqualTo(1);
    }

    @Test
    void aFieldThatIsUnsetDisappears() {
        Sale sale = Sale.unheardOf(server());
        write(sale, version(1, Map.of("cap", 7, "ratePerMinute", 60)));

        write(sale, version(2, Map.of("cap", 7)));

        assertThat(sale.commands().hexists(sale.key().settings(), "ratePerMinute"))
                .isFalse();
    }

    @Test
    void theSameWriteRepeatedChangesNothing() {
        Sale sale = Sale.unheardOf(server());
        StoredSettings wanted = version(3, Map.of("cap", 7));
        write(sale, wanted);

        write(sale, wanted);

        assertThat(answer(store.read(sale.event()))).isEqualTo(Optional.of(wanted));
    }

    @Test
    void anOlderVersionIsRefused() {
        Sale sale = Sale.unheardOf(server());
        StoredSettings standing = version(3, Map.of("cap", 7));
        write(sale, standing);

        assertThatThrownBy(() -> write(sale, version(2, Map.of("cap", 9)))).isInstanceOf(Busy.class);
        assertThat(answer(store.read(sale.event()))).isEqualTo(Optional.of(standing));
        assertThat(sale.commands().xlen(sale.key().audit())).isEqualTo(1);
    }

    @Test
    void ofManyWritersOfOneVersionOneWins() {
        Sale sale = Sale.unheardOf(server());

        List<Boolean> won = answer(Flux.range(1, 50)
                .flatMap(
                        i -> store.write(
                                        sale.event(),
                                        new StoredSettings(EventSettings.withCap(i), 1, NOON.plusMillis(i)),
                                        List.of(),
                                        Byline.of("test"))
                                .thenReturn(true)
                                .onErrorResume(Busy.class, late -> Mono.just(false)),
                        50)
                .collectList());

        assertThat(won).hasSize(50).containsOnlyOnce(true);
        assertThat(sale.commands().xlen(sale.key().audit())).isEqualTo(1);
    }

    @Test
    void aKeyOfAnotherTypeIsAnErrorAndNothingChanges() {
        Sale sale = Sale.unheardOf(server());
        sale.commands().set(sale.key().settings(), "no hash");

        assertThatThrownBy(() -> write(sale, version(1, Map.of("cap", 7)))).isInstanceOf(RedisRefusal.class);
        assertThat(sale.commands().get(sale.key().settings())).isEqualTo("no hash");
        assertThat(sale.commands().exists(sale.key().audit())).isZero();
    }

    private void write(Sale sale, StoredSettings settings) {
        List<SettingChange> changes = SettingChange.between(Optional.empty(), settings.settings());
        answer(store.write(sale.event(), settings, changes, Byline.of("test")).thenReturn(true));
    }

    private static StoredSettings version(long version, Map<String, Object> settings) {
        return new StoredSettings(EventSettings.ofJson(settings), version, NOON);
    }
}
