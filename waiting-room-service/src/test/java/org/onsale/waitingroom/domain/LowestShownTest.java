package org.onsale.waitingroom.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LowestShownTest {

    private final LowestShown shown = new LowestShown();

    @Test
    void remembersTheLowest() {
        assertThat(shown.lowest(5, 300)).isEqualTo(300);
        assertThat(shown.lowest(5, 310)).isEqualTo(300);
        assertThat(shown.lowest(5, 12)).isEqualTo(12);
        assertThat(shown.lowest(5, 0)).isZero();
        assertThat(shown.lowest(5, 1)).isZero();
        assertThat(shown.lowest(6, 301)).isEqualTo(301);
    }

    @Test
    void hugeFiguresPass() {
        assertThat(shown.lowest(5, Long.MAX_VALUE)).isLessThan(Long.MAX_VALUE);
        assertThat(shown.lowest(5, 100)).isEqualTo(100);
    }

    @Test
    void numberOutOfRangeIsNotRemembered() {
        assertThat(shown.lowest(NumberPages.LIMIT, 1)).isEqualTo(1);
        assertThat(shown.lowest(NumberPages.LIMIT, 9)).isEqualTo(9);
    }
}
