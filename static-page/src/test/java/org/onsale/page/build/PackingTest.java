package org.onsale.page.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackingTest {

    @TempDir
    private Path folder;

    @Test
    void aStyleSheetKeepsItsMeaning() {
        String css = """
                /* Two
                   lines. */
                a > b:hover,
                .c :focus {
                  margin: calc(1rem + 2px) auto;
                  font: 1rem/1.5 system-ui, "Segoe UI";
                }

                @media (prefers-color-scheme: dark) {
                  a {
                    color: red;
                  }
                }
                """;

        assertThat(StyleSheet.packed(css))
                .isEqualTo("a > b:hover,.c :focus{margin:calc(1rem + 2px) auto;font:1rem/1.5 system-ui,\"Segoe UI\"}"
                        + "@media (prefers-color-scheme:dark){a{color:red}}");
    }

    @Test
    void aPictureInAnAddressIsReadAsItWas() {
        assertThat(Markup.dataAddress("<svg fill=\"#fff\" width=\"5%\"/>\n"))
                .isEqualTo("data:image/svg+xml,%3Csvg fill='%23fff' width='5%25'/%3E");
    }

    @Test
    void aPartHasExactlyOnePlace() {
        assertThat(new Markup("<p>x</p>").put("x", "$1")).hasToString("<p>$1</p>");
        assertThatThrownBy(() -> new Markup("xx").put("x", "y")).hasMessageContaining("exactly one x");
        assertThatThrownBy(() -> new Markup("").put("x", "y")).hasMessageContaining("exactly one x");
    }

    @Test
    void contentThatWouldEndItsElementIsRefused() {
        assertThatThrownBy(() -> Markup.inside("script", "'</SCRIPT>'")).hasMessageContaining("script");
    }

    @Test
    void modulesBecomeOneScriptThatKeepsNamesOfProperties() throws IOException {
        Path entry =
                module("entry.mjs", "import { twice } from './other.mjs'\nwindow.answer = { number: twice(21) }\n");
        Path other = module("other.mjs", "export const twice = n => n * 2\nexport const unused = 'gone'\n");

        String script = Script.bundle(List.of(entry, other), entry);

        assertThat(script)
                .startsWith("(()=>{")
                .endsWith("})()")
                .contains("number:")
                .doesNotContain("import", "gone");
    }

    @Test
    void aMistakeInAModuleStopsTheBuild() throws IOException {
        Path entry = module("entry.mjs", "import { missing } from './nowhere.mjs'\nmissing()\n");

        assertThatThrownBy(() -> Script.bundle(List.of(entry), entry)).hasMessageContaining("nowhere.mjs");
    }

    private Path module(String name, String source) throws IOException {
        return Files.writeString(folder.resolve(name), source);
    }
}
