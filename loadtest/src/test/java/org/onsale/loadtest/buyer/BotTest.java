package org.onsale.loadtest.buyer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.onsale.loadtest.history.Attack;
import org.onsale.loadtest.history.Diary;
import org.onsale.loadtest.history.RunClock;

class BotTest {
    private static final Answer JOINED = new Answer(201, "{\"place\":\"%s\"}".formatted("abcdefgh".repeat(8)), 0);
    private static final Answer TURN = new Answer(200, "{\"status\":\"turn\",\"turn\":{\"code\":\"code\"}}", 0);
    private static final Answer ADMITTED = new Answer(
            201, "{\"status\":\"admitted\",\"checkout\":\"c\",\"pass\":\"h.p.%s\"}".formatted("s".repeat(40)), 0);
    private static final Answer REFUSED = new Answer(401, "", 0);

    private final Diary nobody = (what, buyer, took, a, b, c) -> {};
    private final Bot bot = new Bot(-1, "bot", 1, new SplittableRandom(1), nobody, RunClock.fixed(0));

    private void until(Attack attack) {
        for (bot.next(); bot.attack() != attack; bot.next()) {
            bot.hears(REFUSED);
        }
    }

    @Test
    void it_joins_first() {
        bot.next();

        assertThat(bot.attack()).isEqualTo(Attack.ANOTHER_JOIN);
    }

    @Test
    void a_forged_place_is_none_it_was_given() {
        until(Attack.ANOTHER_JOIN);
        bot.hears(JOINED);
        until(Attack.EAGER_POLL);
        String own = bot.token();
        bot.hears(new Answer(429, "", 1));

        until(Attack.FORGED_PLACE);

        assertThat(bot.token()).isNotEqualTo(own).hasSameSizeAs(own);
    }

    @Test
    void a_turn_is_claimed_given_back_and_claimed_again() {
        until(Attack.ANOTHER_JOIN);
        bot.hears(JOINED);
        until(Attack.EAGER_POLL);
        bot.hears(TURN);

        bot.next();
        assertThat(bot.isDealing()).isTrue();
        assertThat(bot.releases()).isFalse();
        bot.hears(ADMITTED);
        bot.next();
        assertThat(bot.releases()).isTrue();
        assertThat(bot.pass()).startsWith("h.p.");
        bot.hears(new Answer(204, "", 0));
        bot.next();

        assertThat(bot.isDealing()).isFalse();
        assertThat(bot.attack()).isEqualTo(Attack.REPLAYED_TURN);
        assertThat(bot.code()).isEqualTo("code");
    }

    @Test
    void it_tries_every_forgery() {
        Set<Attack> tried = EnumSet.noneOf(Attack.class);
        for (int i = 0; i < 300; i++) {
            bot.next();
            tried.add(bot.attack());
            bot.hears(REFUSED);
        }

        assertThat(tried)
                .contains(
                        Attack.FORGED_PLACE,
                        Attack.FORGED_TURN,
                        Attack.FORGED_PASS,
                        Attack.FOREIGN_RELEASE,
                        Attack.NO_ADMIN_TOKEN);
    }
}
