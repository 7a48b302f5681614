/** How files are read row by row, and carried into the desk by jobs that outlive a restart. */
@NullMarked
@CheckReturnValue
@Application
package dev.zhanggui.application.imports.internal;

import dev.zhanggui.domain.shared.CheckReturnValue;
import org.jmolecules.architecture.hexagonal.Application;
import org.jspecify.annotations.NullMarked;
