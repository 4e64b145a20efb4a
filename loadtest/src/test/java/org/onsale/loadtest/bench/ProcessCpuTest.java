package org.onsale.loadtest.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessCpuTest {
    @Test
    void ticks_are_counted_after_a_command_with_blanks_and_parentheses() {
        String stat = "77 (a) (b c) S 1 2 3 4 5 6 7 8 9 10 1500 250 0 0";

        assertThat(ProcessCpu.ticks(stat)).isEqualTo(1_750);
    }

    @Test
    void this_process_uses_cpu() {
        assertThat(new ProcessCpu(List.of(ProcessHandle.current().pid())).seconds())
                .isPositive();
    }
}
