package org.onsale.page.build;

import com.google.javascript.jscomp.CommandLineRunner;
import com.google.javascript.jscomp.CompilationLevel;
import com.google.javascript.jscomp.Compiler;
import com.google.javascript.jscomp.CompilerOptions;
import com.google.javascript.jscomp.CompilerOptions.LanguageMode;
import com.google.javascript.jscomp.DependencyOptions;
import com.google.javascript.jscomp.ModuleIdentifier;
import com.google.javascript.jscomp.Result;
import com.google.javascript.jscomp.SourceFile;
import com.google.javascript.jscomp.WarningLevel;
import com.google.javascript.jscomp.deps.ModuleLoader.ResolutionMode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Bundles modules into one script that leaves nothing in the page's global scope. Names of properties stay as they are:
 * answers of the services and what is kept in the browser are read by them.
 */
final class Script {

    private Script() {}

    /**
     * @param modules all modules
     * @param entry the one that is run
     * @throws IllegalArgumentException naming file, line and reason of what is not right
     */
    static String bundle(List<Path> modules, Path entry) throws IOException {
        Compiler compiler = new Compiler();
        compiler.disableThreads();
        CompilerOptions options = options(entry);
        List<SourceFile> sources = modules.stream()
                .map(module -> SourceFile.fromPath(module, StandardCharsets.UTF_8))
                .toList();
        Result result =
                compiler.compile(CommandLineRunner.getBuiltinExterns(options.getEnvironment()), sources, options);
        if (!result.success) {
            throw new IllegalArgumentException(result.errors.toString());
        }
        return "(()=>{" + compiler.toSource().strip() + "})()";
    }

    private static CompilerOptions options(Path entry) {
        CompilerOptions options = new CompilerOptions();
        CompilationLevel.SIMPLE_OPTIMIZATIONS.setOptionsForCompilationLevel(options);
        CompilationLevel.SIMPLE_OPTIMIZATIONS.setWrappedOutputOptimizations(options);
        WarningLevel.QUIET.setOptionsForWarningLevel(options);
        options.setLanguageIn(LanguageMode.UNSTABLE);
        options.setLanguageOut(LanguageMode.ECMASCRIPT_2021);
        options.setRewritePolyfills(false);
        options.setEmitUseStrict(false);
        options.setOutputCharset(StandardCharsets.UTF_8);
        options.setModuleResolutionMode(ResolutionMode.BROWSER);
        options.setDependencyOptions(
                DependencyOptions.pruneForEntryPoints(List.of(ModuleIdentifier.forFile(entry.toString()))));
        return options;
    }
}
