/** What imports need from outside: files read as tables, and a place to remember jobs, rows and mappings. */
@NullMarked
@CheckReturnValue
@SecondaryPort
package dev.zhanggui.application.imports.spi;

import dev.zhanggui.domain.shared.CheckReturnValue;
import org.jmolecules.architecture.hexagonal.SecondaryPort;
import org.jspecify.annotations.NullMarked;
