package org.onsale.loadtest.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class MachineTest {
    @Test
    void the_soft_limit_counts() {
        assertThat(Machine.openFileLimit(List.of(
                        "Limit                     Soft Limit           Hard Limit           Units     ",
                        "Max open files            1024                 20000                files     ")))
                .hasValue(1024);
    }

    @Test
    void no_limit_is_not_told() {
        assertThat(Machine.openFileLimit(
                        List.of("Max open files            unlimited            unlimited            files     ")))
                .isEmpty();
    }

    @Test
    void the_ports_are_counted_from_their_range() {
        assertThat(Machine.ports("32768\t60999\n")).hasValue(28_232);
        assertThat(Machine.ports("any")).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void this_machine_tells_its_limits() {
        Limits limits = Machine.limits(Path.of("no", "such", "folder", "yet"));

        assertThat(limits.openFiles()).isPresent();
        assertThat(limits.ports()).isPresent();
        assertThat(limits.heapBytes()).isPositive();
        assertThat(limits.diskBytes()).isPositive();
    }
}
